// A guarded door to GLPK: nothing of <glpk.h> is visible through it.
//
// GLPK ends the process on a wrong argument or a failed assertion, and keeps its state in a thread-local environment.
// Here every call runs behind setjmp on a thread that was attached first. A fault frees the environment of the thread,
// and with it every problem made on that thread, and comes back as a status; the thread then goes on with a fresh
// environment. `cglpk_problem.generation` tells which problems died.
//
// Rows and columns are numbered from 0. Bounds of -INFINITY and INFINITY mean none. No function checks data: indices
// that are out of range, NaN and repeated entries are the caller's to refuse.
#ifndef CGLPK_H
#define CGLPK_H

#include <stddef.h>
#include <stdint.h>

// What a guarded call came to.
typedef enum __attribute__((enum_extensibility(closed))) : int32_t {
  cglpk_status_done = 0,        // GLPK returned
  cglpk_status_misuse = 1,      // glp_error: a wrong argument or call; see cglpk_message
  cglpk_status_assertion = 2,   // an assertion inside GLPK failed; see cglpk_message
  cglpk_status_memory = 3,      // the memory limit was met, or malloc gave nothing; see cglpk_message
  cglpk_status_cancelled = 4,   // left through the guard because the token fired
  cglpk_status_deadline = 5,    // left through the guard because the deadline passed
  cglpk_status_detached = 6,    // the calling thread is not attached, or the problem is not (any more) of this thread
  cglpk_status_busy = 7,        // called from inside a callback of a call that still runs
} cglpk_status;

// A flag that stops work. One atomic; the setter may be called from any thread and from a signal handler.
typedef struct cglpk_token cglpk_token;
cglpk_token *_Nullable cglpk_token_create(void);
void cglpk_token_destroy(cglpk_token *_Nonnull token);
void cglpk_token_cancel(cglpk_token *_Nonnull token);
int32_t cglpk_token_is_cancelled(const cglpk_token *_Nonnull token);

// Starts a thread with a stack of at least `stack_bytes`, attaches it, runs `body`, detaches it. With `wait` it returns
// after the thread ended, otherwise at once. `memory_limit_mb` <= 0 means none. Returns 0, or an errno.
int32_t cglpk_thread_run(size_t stack_bytes, int32_t memory_limit_mb, int32_t wait,
                         void (*_Nonnull body)(void *_Nullable), void *_Nullable context);
// Number of the calling thread among all that were ever attached, from 1; 0 when it is not attached.
uint64_t cglpk_thread_number(void);
// Changes with every fault on this thread; no two threads ever share a value. 0 when it is not attached.
uint64_t cglpk_generation(void);
// Whether a guarded call runs on this thread, which means that a callback of it asks.
int32_t cglpk_is_inside(void);
// Text of the last fault on this thread, as GLPK wrote it.
const char *_Nonnull cglpk_message(void);
// Blocks and bytes that GLPK holds for this thread.
cglpk_status cglpk_memory(int32_t *_Nonnull blocks, uint64_t *_Nonnull bytes);
const char *_Nonnull cglpk_version(void);

typedef struct {
  void *_Nullable prob;  // a glp_prob
  uint64_t generation;   // dead unless it is the generation of the calling thread
} cglpk_problem;

// Columns or rows, each with its entries: entries of the k-th stand at starts[k] ..< starts[k + 1].
typedef struct {
  int32_t count;
  const double *_Nullable objective;   // columns only
  const double *_Nullable lower, *_Nullable upper;
  const uint8_t *_Nullable integer;    // columns only
  const int32_t *_Nullable starts;     // count + 1; may be null when there are no entries
  const int32_t *_Nullable indices;
  const double *_Nullable values;
} cglpk_batch;

// A whole program; its matrix as entries in any order.
typedef struct {
  int32_t maximise;
  double constant;
  cglpk_batch rows, columns;           // without entries
  int32_t entries;
  const int32_t *_Nullable entry_rows, *_Nullable entry_columns;
  const double *_Nullable entry_values;
} cglpk_program;

cglpk_status cglpk_create(cglpk_problem *_Nonnull problem, const cglpk_program *_Nonnull program);
void cglpk_delete(cglpk_problem *_Nonnull problem);
cglpk_status cglpk_add_columns(cglpk_problem *_Nonnull problem, const cglpk_batch *_Nonnull batch);
cglpk_status cglpk_add_rows(cglpk_problem *_Nonnull problem, const cglpk_batch *_Nonnull batch);
cglpk_status cglpk_set_row_bounds(cglpk_problem *_Nonnull problem, int32_t count, const int32_t *_Nullable rows,
                                  const double *_Nullable lower, const double *_Nullable upper);
cglpk_status cglpk_set_column_bounds(cglpk_problem *_Nonnull problem, int32_t count, const int32_t *_Nullable columns,
                                     const double *_Nullable lower, const double *_Nullable upper);
cglpk_status cglpk_set_objective(cglpk_problem *_Nonnull problem, int32_t count, const int32_t *_Nullable columns,
                                 const double *_Nullable values, double constant);
cglpk_status cglpk_delete_columns(cglpk_problem *_Nonnull problem, int32_t count, const int32_t *_Nullable columns);
cglpk_status cglpk_delete_rows(cglpk_problem *_Nonnull problem, int32_t count, const int32_t *_Nullable rows);

// Status of a row or column in a basis; the values are GLPK's own.
enum { CGLPK_BASIC = 1, CGLPK_AT_LOWER = 2, CGLPK_AT_UPPER = 3, CGLPK_FREE = 4, CGLPK_FIXED = 5 };
// Sets the status of the first `rows` rows and `columns` columns; the others keep what they have.
cglpk_status cglpk_set_basis(cglpk_problem *_Nonnull problem, int32_t rows, const uint8_t *_Nullable row_status,
                             int32_t columns, const uint8_t *_Nullable column_status);

// What a solution is worth; the values are GLPK's own.
enum { CGLPK_UNDEFINED = 1, CGLPK_FEASIBLE = 2, CGLPK_INFEASIBLE = 3, CGLPK_NO_FEASIBLE = 4, CGLPK_OPTIMAL = 5, CGLPK_UNBOUNDED = 6 };

// Why a solver came back.
typedef enum __attribute__((enum_extensibility(closed))) : int32_t {
  cglpk_stop_finished = 0,
  cglpk_stop_iterations = 1,
  cglpk_stop_time = 2,
  cglpk_stop_nodes = 3,
  cglpk_stop_gap = 4,
  cglpk_stop_event = 5,
  cglpk_stop_cancelled = 6,
  cglpk_stop_trouble = 7,
} cglpk_stop;

typedef struct {
  int32_t method;              // 0 primal, 1 dual, 2 dual and, where it fails, primal
  int32_t start;               // 0 the basis there is, 1 standard, 2 advanced
  int32_t scale;               // 1: scale first
  int32_t presolve;
  int32_t iteration_limit;     // < 0 none
  int64_t time_limit_ms;       // < 0 none
  const cglpk_token *_Nullable token;
  int32_t provoke;             // 0, or the fault to raise in place of solving; see cglpk_provoke
} cglpk_lp_options;

typedef struct {
  cglpk_stop stop;
  int32_t status;
  int32_t iterations;
  double objective;
  // Filled by the caller with room for all columns or rows; written only when the guard was not left by a jump.
  double *_Nullable primal, *_Nullable reduced_cost;
  double *_Nullable activity, *_Nullable dual;
  uint8_t *_Nullable row_status, *_Nullable column_status;
} cglpk_lp_result;

cglpk_status cglpk_solve_lp(cglpk_problem *_Nonnull problem, const cglpk_lp_options *_Nonnull options,
                            cglpk_lp_result *_Nonnull result);

typedef struct {
  int32_t incumbent;           // 1: a better solution was just found; 0: a subproblem is about to be chosen
  int32_t nodes, open;         // subproblems made so far, and those not explored yet
  int32_t has_objective;
  double objective;            // of the best solution, if any
  double bound;                // proved, NAN when there is none yet
  const double *_Nullable values;  // of the best solution, one a column; null when they cannot be told here
} cglpk_event;

typedef int32_t (*cglpk_on_event)(void *_Nullable context, const cglpk_event *_Nonnull event);  // not 0: stop

enum { CGLPK_CUT_GOMORY = 1, CGLPK_CUT_ROUNDING = 2, CGLPK_CUT_COVER = 4, CGLPK_CUT_CLIQUE = 8 };

typedef struct {
  int32_t presolve;
  int32_t cuts;                // bits CGLPK_CUT_
  int32_t feasibility_pump;
  int32_t backtracking;        // 0 best projection, 1 depth first, 2 best local bound, 3 breadth first
  int32_t branching;           // 0 Driebeck and Tomlin, 1 pseudo cost, 2 most fractional, 3 first fractional, 4 last
  int32_t node_limit;          // < 0 none
  int64_t time_limit_ms;       // < 0 none
  double relative_gap;
  double cut_off;              // NAN: none. Only solutions at least as good count
  const cglpk_token *_Nullable token;
  // Called on the calling thread.
  cglpk_on_event _Nullable on_event;
  void *_Nullable context;
  int32_t provoke;             // 0, or the fault to raise from inside the search
} cglpk_mip_options;

typedef struct {
  cglpk_stop stop;
  int32_t status;
  int32_t nodes, iterations;
  double objective;
  double bound;                // NAN when none was proved
  double *_Nullable values;    // the caller's, one a column
} cglpk_mip_result;

// Solves an integer program on a thread of its own, with the memory limit of the calling thread, while the caller waits
// and runs `on_event`. When the token fires or the time is over and the other thread does not come back in time, it is
// left behind with what it has found so far; it stops and cleans up by itself. `row_status` and `column_status` are a
// basis to start from, for a search without presolve; both may be null.
cglpk_status cglpk_solve_mip(const cglpk_program *_Nonnull program, const uint8_t *_Nullable row_status,
                             const uint8_t *_Nullable column_status, const cglpk_mip_options *_Nonnull options,
                             cglpk_mip_result *_Nonnull result);

// Searches that run in this process at this moment, those left behind among them.
int32_t cglpk_searches(void);

// Model files. Names stand one after another, each ended by a zero byte, in the order of rows and columns.
enum { CGLPK_FILE_LP = 0, CGLPK_FILE_MPS = 1 };
// `failed` becomes 1 when the file could not be written; cglpk_message then says why.
cglpk_status cglpk_write(cglpk_problem *_Nonnull problem, int32_t format, const char *_Nonnull path,
                         const char *_Nonnull row_names, const char *_Nonnull column_names, int32_t *_Nonnull failed);

// Faults on purpose, for tests.
enum { CGLPK_PROVOKE_INDEX = 1, CGLPK_PROVOKE_ASSERTION = 2, CGLPK_PROVOKE_MEMORY = 3 };
cglpk_status cglpk_provoke(int32_t fault);

#endif
