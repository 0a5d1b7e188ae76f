// An integer program on a thread of its own. The presolver and a single node of the tree can be neither watched nor left;
// so the caller waits beside the search, and leaves it behind when it does not stop in time.
#include "search.h"
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  LOOK_EVERY = 5,   // milliseconds between two looks at the token and the clock
  PATIENCE = 60,    // milliseconds that the search has for stopping by itself
  UNSAVED = 1000,   // the same when it holds a solution that is not home
  STACK = 64 << 20,
};

struct cglpk_job {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int owners;                  // the two threads; the last one cleans up
  // The caller's, until `copied`.
  const cglpk_program *program;
  const uint8_t *row_status, *column_status;
  int copied, finished, left;
  cglpk_mip_options options;
  cglpk_token token;           // the search's own: the caller's may be gone once it was left behind
  cglpk_status status;
  cglpk_mip_result result;
  double *values;              // of the best solution
  int solved, unsaved;
  // An event for the caller. `asked` and `answered` count.
  const cglpk_event *event;
  unsigned asked, answered;
  int32_t answer;
  char message[sizeof cglpk_self.message];
};

static atomic_int searches;

int32_t cglpk_searches(void) { return atomic_load(&searches); }

static void release(cglpk_job *job) {
  pthread_mutex_lock(&job->lock);
  int owners = --job->owners;
  pthread_mutex_unlock(&job->lock);
  if (owners > 0) return;
  pthread_mutex_destroy(&job->lock);
  pthread_cond_destroy(&job->changed);
  free(job->values);
  free(job);
}

void cglpk_publish(cglpk_search *search, int solved) {
  cglpk_job *job = search->job;
  pthread_mutex_lock(&job->lock);
  job->result = search->result;
  job->unsaved = search->unsaved;
  if (solved) {
    double *values = job->values;
    job->values = search->values;
    search->values = values;
    job->solved = 1;
  }
  pthread_mutex_unlock(&job->lock);
}

int32_t cglpk_tell(cglpk_search *search, const cglpk_event *event) {
  cglpk_job *job = search->job;
  cglpk_event own = *event;
  pthread_mutex_lock(&job->lock);
  own.values = event->values ? job->values : NULL;
  job->event = &own;
  unsigned question = ++job->asked;
  pthread_cond_broadcast(&job->changed);
  while (job->answered != question && !job->left) pthread_cond_wait(&job->changed, &job->lock);
  int32_t answer = job->left ? 1 : job->answer;
  job->event = NULL;
  pthread_mutex_unlock(&job->lock);
  return answer;
}

static void search_body(void *raw) {
  cglpk_search *search = raw;
  cglpk_job *job = search->job;
  search->prob = cglpk_make(job->program);
  if (job->row_status && job->column_status) {
    for (int i = 0; i < job->program->rows.count; i++) glp_set_row_stat(search->prob, i + 1, job->row_status[i]);
    for (int j = 0; j < job->program->columns.count; j++)
      glp_set_col_stat(search->prob, j + 1, job->column_status[j]);
  }
  pthread_mutex_lock(&job->lock);
  job->copied = 1;
  pthread_mutex_unlock(&job->lock);
  cglpk_search_run(search);
}

static void worker(void *raw) {
  cglpk_job *job = raw;
  cglpk_search search;
  memset(&search, 0, sizeof search);
  search.job = job;
  search.options = &job->options;
  search.result = job->result;
  search.values = calloc((size_t)job->program->columns.count + 1, sizeof(double));
  // Neither `search` nor `job` is a local of the frame that the guard jumps back to.
  cglpk_status status = search.values ? cglpk_guarded(search_body, &search) : cglpk_status_memory;
  if (status == cglpk_status_cancelled) search.result.stop = cglpk_stop_cancelled;
  if (status == cglpk_status_deadline) search.result.stop = cglpk_stop_time;
  pthread_mutex_lock(&job->lock);
  job->status = status;
  job->result = search.result;
  job->finished = 1;
  memcpy(job->message, cglpk_self.message, sizeof job->message);
  pthread_cond_broadcast(&job->changed);
  pthread_mutex_unlock(&job->lock);
  free(search.values);
  release(job);
  atomic_fetch_sub(&searches, 1);
}

static void wait_a_moment(cglpk_job *job) {
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_nsec += LOOK_EVERY * 1000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_nsec -= 1000000000;
    until.tv_sec++;
  }
  pthread_cond_timedwait(&job->changed, &job->lock, &until);
}

// Waits for the search with the lock held. Returns why it was left behind, or `finished`.
static cglpk_stop attend(cglpk_job *job, const cglpk_mip_options *given) {
  int64_t deadline = 0, noticed = 0, now;
  if (given->time_limit_ms >= 0 && given->time_limit_ms < INT64_C(3155760000000))
    deadline = cglpk_now() + given->time_limit_ms * 1000000;
  while (!job->finished) {
    if (job->asked != job->answered) {
      const cglpk_event *event = job->event;
      pthread_mutex_unlock(&job->lock);
      int32_t answer = given->on_event(given->context, event);
      pthread_mutex_lock(&job->lock);
      job->answer = answer;
      job->answered = job->asked;
      pthread_cond_broadcast(&job->changed);
      continue;
    }
    if (!given->token && !deadline) {
      pthread_cond_wait(&job->changed, &job->lock);
      continue;
    }
    wait_a_moment(job);
    now = cglpk_now();
    int cancelled = given->token && cglpk_token_is_cancelled(given->token);
    if (cancelled) cglpk_token_cancel(&job->token);
    if (!noticed && (cancelled || (deadline && now >= deadline))) noticed = now;
    int64_t patience = (int64_t)(job->unsaved ? UNSAVED : PATIENCE) * 1000000;
    if (noticed && now - noticed > patience && job->copied && !job->finished && job->asked == job->answered) {
      cglpk_token_cancel(&job->token);
      job->left = 1;
      return cancelled ? cglpk_stop_cancelled : cglpk_stop_time;
    }
  }
  return cglpk_stop_finished;
}

static cglpk_job *make_job(const cglpk_program *program, const cglpk_mip_options *options) {
  cglpk_job *job = calloc(1, sizeof *job);
  if (job == NULL) return NULL;
  job->values = calloc((size_t)program->columns.count + 1, sizeof(double));
  if (job->values == NULL) {
    free(job);
    return NULL;
  }
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&job->changed, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_mutex_init(&job->lock, NULL);
  job->owners = 2;
  job->program = program;
  job->options = *options;
  job->options.token = &job->token;
  job->result.status = GLP_UNDEF;
  job->result.objective = job->result.bound = NAN;
  return job;
}

cglpk_status cglpk_solve_mip(const cglpk_program *program, const uint8_t *row_status, const uint8_t *column_status,
                             const cglpk_mip_options *options, cglpk_mip_result *result) {
  if (cglpk_self.number == 0) return cglpk_status_detached;
  if (cglpk_self.inside) return cglpk_status_busy;
  cglpk_job *job = make_job(program, options);
  if (job) {
    job->row_status = row_status;
    job->column_status = column_status;
    atomic_fetch_add(&searches, 1);
    if (cglpk_thread_run(STACK, cglpk_self.memory_limit_mb, 0, worker, job) != 0) {
      atomic_fetch_sub(&searches, 1);
      job->owners = 1;
      release(job);
      job = NULL;
    }
  }
  if (job == NULL) {
    strcpy(cglpk_self.message, "no memory for another thread");
    return cglpk_status_memory;
  }
  cglpk_self.inside = 1;  // an event must not use this thread's problems while their owner waits
  pthread_mutex_lock(&job->lock);
  cglpk_stop left = attend(job, options);
  double *values = result->values;
  *result = job->result;
  result->values = values;
  if (left != cglpk_stop_finished) result->stop = left;
  if (job->solved) memcpy(values, job->values, sizeof(double) * (size_t)program->columns.count);
  cglpk_status status = job->finished ? job->status : cglpk_status_done;
  if (job->finished) memcpy(cglpk_self.message, job->message, sizeof job->message);
  pthread_mutex_unlock(&job->lock);
  cglpk_self.inside = 0;
  release(job);
  return status == cglpk_status_cancelled || status == cglpk_status_deadline ? cglpk_status_done : status;
}
