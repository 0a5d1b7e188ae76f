// What the files of this target share: the state of an attached thread and the guard.
#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H

#include "CGLPK.h"
#include <glpk.h>
#include <setjmp.h>
#include <stdatomic.h>

struct cglpk_token {
  atomic_int cancelled;
};

// All that must survive a jump lives here or behind pointers, never in a local of the frame that called setjmp.
typedef struct {
  uint64_t number, generation;
  int32_t memory_limit_mb;
  int32_t prepared;            // hooks are installed in the environment that lives now
  int32_t inside;              // a guarded call runs
  jmp_buf jump;
  cglpk_status outcome;        // what the jump means
  // The watch of the call that runs.
  const cglpk_token *token;
  int64_t deadline;            // nanoseconds of the monotonic clock; 0: none
  int64_t patience;            // milliseconds between noticing a cancellation and leaving by a jump, for a search that
                               // can end gently at its next callback
  int64_t noticed;             // when it was noticed; 0: not yet
  // Text that GLPK wrote.
  size_t used;
  char message[1024];
} cglpk_thread;

extern _Thread_local cglpk_thread cglpk_self;

// Runs `body(arguments)` behind the guard.
cglpk_status cglpk_guarded(void (*body)(void *), void *arguments);
// The same for a problem: refuses one that is dead or of another thread.
cglpk_status cglpk_guarded_on(const cglpk_problem *problem, void (*body)(void *), void *arguments);

// Arms the watch: the terminal hook leaves the call when the token fired or the time is over by `grace_ms`.
void cglpk_watch(const cglpk_token *token, int64_t time_limit_ms, int64_t grace_ms);
void cglpk_unwatch(void);
int64_t cglpk_now(void);
// Limits of GLPK are ints of milliseconds.
int cglpk_milliseconds(int64_t time_limit_ms);

// Makes a problem; to be called inside the guard.
glp_prob *cglpk_make(const cglpk_program *program);

// Raises a fault inside the guard.
void cglpk_raise(int32_t fault);

#endif
