// The guard: threads, the jump, the terminal hook and the watch over cancellation and time.
#include "guard.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Thread_local cglpk_thread cglpk_self;

static _Atomic uint64_t threads_attached;
static _Atomic uint64_t generations;

cglpk_token *cglpk_token_create(void) { return calloc(1, sizeof(cglpk_token)); }
void cglpk_token_destroy(cglpk_token *token) { free(token); }
void cglpk_token_cancel(cglpk_token *token) { atomic_store_explicit(&token->cancelled, 1, memory_order_release); }
int32_t cglpk_token_is_cancelled(const cglpk_token *token) {
  return atomic_load_explicit(&token->cancelled, memory_order_acquire);
}

int64_t cglpk_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int cglpk_milliseconds(int64_t time_limit_ms) {
  return time_limit_ms < 0 || time_limit_ms > INT32_MAX ? INT32_MAX : (int)time_limit_ms;
}

void cglpk_watch(const cglpk_token *token, int64_t time_limit_ms, int64_t grace_ms) {
  cglpk_self.token = token;
  cglpk_self.patience = cglpk_self.noticed = 0;
  // Longer than a century is no limit, and would overflow.
  cglpk_self.deadline = time_limit_ms < 0 || time_limit_ms > INT64_C(3155760000000)
                            ? 0 : cglpk_now() + (time_limit_ms + grace_ms) * 1000000;
}

void cglpk_unwatch(void) {
  cglpk_self.token = NULL;
  cglpk_self.deadline = 0;
  cglpk_self.patience = cglpk_self.noticed = 0;
}

// GLPK demands glp_free_env before the jump: its structures may be half made.
static _Noreturn void leave(cglpk_status outcome) {
  cglpk_self.outcome = outcome;
  glp_free_env();
  longjmp(cglpk_self.jump, 1);
}

static void on_error(void *info) {
  (void)info;
  const char *text = cglpk_self.message;
  leave(strstr(text, "Assertion failed") ? cglpk_status_assertion
        : strstr(text, "memory") ? cglpk_status_memory : cglpk_status_misuse);
}

// Everything GLPK would print comes here and goes no further. The simplex method writes a line every few milliseconds,
// which is the one chance to leave it.
static int on_terminal(void *info, const char *text) {
  (void)info;
  size_t length = strlen(text), size = sizeof cglpk_self.message;
  if (!glp_at_error()) cglpk_self.used = 0;  // keep the last line only: file routines say there why they failed
  if (length > size - 1 - cglpk_self.used) length = size - 1 - cglpk_self.used;
  memcpy(cglpk_self.message + cglpk_self.used, text, length);
  cglpk_self.used += length;
  cglpk_self.message[cglpk_self.used] = 0;
  if (glp_at_error()) return 1;
  int cancelled = cglpk_self.token && cglpk_token_is_cancelled(cglpk_self.token);
  int late = cglpk_self.deadline && cglpk_now() >= cglpk_self.deadline;
  if (!cancelled && !late) return 1;
  if (cglpk_self.patience > 0) {
    int64_t now = cglpk_now();
    if (!cglpk_self.noticed) cglpk_self.noticed = now;
    if ((now - cglpk_self.noticed) / 1000000 < cglpk_self.patience) return 1;
  }
  leave(cancelled ? cglpk_status_cancelled : cglpk_status_deadline);
}

static void prepare(void) {
  glp_init_env();
  glp_term_hook(on_terminal, NULL);
  glp_error_hook(on_error, NULL);
  if (cglpk_self.memory_limit_mb > 0) glp_mem_limit(cglpk_self.memory_limit_mb);
  cglpk_self.prepared = 1;
}

cglpk_status cglpk_guarded(void (*body)(void *), void *arguments) {
  if (cglpk_self.number == 0) return cglpk_status_detached;
  if (cglpk_self.inside) return cglpk_status_busy;
  if (!cglpk_self.prepared) prepare();
  cglpk_self.inside = 1;
  cglpk_self.outcome = cglpk_status_done;
  cglpk_self.used = 0;
  cglpk_self.message[0] = 0;
  if (setjmp(cglpk_self.jump) == 0) {
    body(arguments);
  } else {
    // The environment, its hooks and every problem of this thread are gone.
    cglpk_self.prepared = 0;
    cglpk_self.generation = atomic_fetch_add(&generations, 1) + 1;
  }
  cglpk_unwatch();
  cglpk_self.inside = 0;
  return cglpk_self.outcome;
}

cglpk_status cglpk_guarded_on(const cglpk_problem *problem, void (*body)(void *), void *arguments) {
  if (problem->prob == NULL || problem->generation != cglpk_self.generation) return cglpk_status_detached;
  return cglpk_guarded(body, arguments);
}

uint64_t cglpk_thread_number(void) { return cglpk_self.number; }
uint64_t cglpk_generation(void) { return cglpk_self.generation; }
int32_t cglpk_is_inside(void) { return cglpk_self.inside; }
const char *cglpk_message(void) { return cglpk_self.message; }
const char *cglpk_version(void) { return glp_version(); }

typedef struct {
  void (*body)(void *);
  void *context;
  int32_t memory_limit_mb;
} start;

static void *thread_main(void *raw) {
  start given = *(start *)raw;
  free(raw);
  memset(&cglpk_self, 0, sizeof cglpk_self);
  cglpk_self.number = atomic_fetch_add(&threads_attached, 1) + 1;
  cglpk_self.generation = atomic_fetch_add(&generations, 1) + 1;
  cglpk_self.memory_limit_mb = given.memory_limit_mb;
  given.body(given.context);
  if (cglpk_self.prepared) glp_free_env();
  memset(&cglpk_self, 0, sizeof cglpk_self);
  return NULL;
}

int32_t cglpk_thread_run(size_t stack_bytes, int32_t memory_limit_mb, int32_t wait, void (*body)(void *),
                         void *context) {
  start *given = malloc(sizeof *given);
  if (given == NULL) return ENOMEM;
  *given = (start){body, context, memory_limit_mb};
  pthread_attr_t attributes;
  int failed = pthread_attr_init(&attributes);
  if (failed) {
    free(given);
    return failed;
  }
  pthread_t thread;
  failed = pthread_attr_setstacksize(&attributes, stack_bytes);
  if (!failed && !wait) failed = pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  if (!failed) failed = pthread_create(&thread, &attributes, thread_main, given);
  pthread_attr_destroy(&attributes);
  if (failed) {
    free(given);
    return failed;
  }
  return wait ? pthread_join(thread, NULL) : 0;
}

typedef struct {
  int32_t *blocks;
  uint64_t *bytes;
} usage;

static void read_usage(void *raw) {
  usage *u = raw;
  int blocks = 0;
  size_t bytes = 0;
  glp_mem_usage(&blocks, NULL, &bytes, NULL);
  *u->blocks = blocks;
  *u->bytes = bytes;
}

cglpk_status cglpk_memory(int32_t *blocks, uint64_t *bytes) {
  usage u = {blocks, bytes};
  return cglpk_guarded(read_usage, &u);
}

void cglpk_raise(int32_t fault) {
  switch (fault) {
  case CGLPK_PROVOKE_INDEX: {
    glp_prob *prob = glp_create_prob();
    glp_set_row_bnds(prob, 7, GLP_FR, 0, 0);
    break;
  }
  case CGLPK_PROVOKE_ASSERTION:
    glp_assert(fault != CGLPK_PROVOKE_ASSERTION);
    break;
  case CGLPK_PROVOKE_MEMORY:
    glp_mem_limit(1);
    glp_alloc(1, 2 << 20);
    break;
  default:
    break;
  }
}

static void raise_body(void *raw) { cglpk_raise(*(int32_t *)raw); }

cglpk_status cglpk_provoke(int32_t fault) { return cglpk_guarded(raise_body, &fault); }
