// A living problem: made whole, changed in batches.
#include "guard.h"
#include <math.h>

static int bound_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

static void row_bounds(glp_prob *prob, int row, double lower, double upper) {
  glp_set_row_bnds(prob, row, bound_type(lower, upper), lower, upper);
}

static void column_bounds(glp_prob *prob, int column, double lower, double upper) {
  glp_set_col_bnds(prob, column, bound_type(lower, upper), lower, upper);
}

static void make_columns(glp_prob *prob, const cglpk_batch *batch) {
  if (batch->count == 0) return;
  int first = glp_add_cols(prob, batch->count);
  for (int k = 0; k < batch->count; k++) {
    if (batch->integer[k]) glp_set_col_kind(prob, first + k, GLP_IV);
    column_bounds(prob, first + k, batch->lower[k], batch->upper[k]);
    glp_set_obj_coef(prob, first + k, batch->objective[k]);
  }
}

static void make_rows(glp_prob *prob, const cglpk_batch *batch) {
  if (batch->count == 0) return;
  int first = glp_add_rows(prob, batch->count);
  for (int k = 0; k < batch->count; k++) row_bounds(prob, first + k, batch->lower[k], batch->upper[k]);
}

// Entries of the last `batch->count` columns or rows. GLPK wants them from index 1, numbered from 1. Its own allocator
// serves, because a fault then takes the buffers with it.
static void fill(glp_prob *prob, const cglpk_batch *batch, int first,
                 void (*set)(glp_prob *, int, int, const int *, const double *)) {
  if (batch->starts == NULL) return;
  int longest = 0;
  for (int k = 0; k < batch->count; k++) {
    int length = batch->starts[k + 1] - batch->starts[k];
    if (length > longest) longest = length;
  }
  if (longest == 0) return;
  int *index = glp_alloc(longest + 1, sizeof(int));
  double *value = glp_alloc(longest + 1, sizeof(double));
  for (int k = 0; k < batch->count; k++) {
    int from = batch->starts[k], length = batch->starts[k + 1] - from;
    for (int e = 0; e < length; e++) {
      index[e + 1] = batch->indices[from + e] + 1;
      value[e + 1] = batch->values[from + e];
    }
    if (length > 0) set(prob, first + k, length, index, value);
  }
  glp_free(index);
  glp_free(value);
}

glp_prob *cglpk_make(const cglpk_program *program) {
  glp_prob *prob = glp_create_prob();
  glp_set_obj_dir(prob, program->maximise ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(prob, 0, program->constant);
  make_rows(prob, &program->rows);
  make_columns(prob, &program->columns);
  int count = program->entries;
  if (count > 0) {
    int *rows = glp_alloc(count + 1, sizeof(int)), *columns = glp_alloc(count + 1, sizeof(int));
    double *values = glp_alloc(count + 1, sizeof(double));
    for (int e = 0; e < count; e++) {
      rows[e + 1] = program->entry_rows[e] + 1;
      columns[e + 1] = program->entry_columns[e] + 1;
      values[e + 1] = program->entry_values[e];
    }
    glp_load_matrix(prob, count, rows, columns, values);
    glp_free(rows);
    glp_free(columns);
    glp_free(values);
  }
  return prob;
}

typedef struct {
  cglpk_problem *problem;
  const cglpk_program *program;
} create_call;

static void create_body(void *raw) {
  create_call *call = raw;
  call->problem->prob = cglpk_make(call->program);
  call->problem->generation = cglpk_self.generation;
}

cglpk_status cglpk_create(cglpk_problem *problem, const cglpk_program *program) {
  create_call call = {problem, program};
  problem->prob = NULL;
  problem->generation = 0;
  return cglpk_guarded(create_body, &call);
}

static void delete_body(void *raw) { glp_delete_prob(raw); }

void cglpk_delete(cglpk_problem *problem) {
  // A problem of a dead generation went with its environment; one of another thread goes with that thread.
  cglpk_guarded_on(problem, delete_body, problem->prob);
  problem->prob = NULL;
}

typedef struct {
  glp_prob *prob;
  const cglpk_batch *batch;
} batch_call;

static void add_columns_body(void *raw) {
  batch_call *call = raw;
  int first = glp_get_num_cols(call->prob) + 1;
  make_columns(call->prob, call->batch);
  fill(call->prob, call->batch, first, glp_set_mat_col);
}

static void add_rows_body(void *raw) {
  batch_call *call = raw;
  int first = glp_get_num_rows(call->prob) + 1;
  make_rows(call->prob, call->batch);
  fill(call->prob, call->batch, first, glp_set_mat_row);
}

cglpk_status cglpk_add_columns(cglpk_problem *problem, const cglpk_batch *batch) {
  batch_call call = {problem->prob, batch};
  return cglpk_guarded_on(problem, add_columns_body, &call);
}

cglpk_status cglpk_add_rows(cglpk_problem *problem, const cglpk_batch *batch) {
  batch_call call = {problem->prob, batch};
  return cglpk_guarded_on(problem, add_rows_body, &call);
}

typedef struct {
  glp_prob *prob;
  int32_t count;
  const int32_t *indices;
  const double *first, *second;
  double constant;
} change_call;

static void row_bounds_body(void *raw) {
  change_call *call = raw;
  for (int k = 0; k < call->count; k++)
    row_bounds(call->prob, call->indices[k] + 1, call->first[k], call->second[k]);
}

static void column_bounds_body(void *raw) {
  change_call *call = raw;
  for (int k = 0; k < call->count; k++)
    column_bounds(call->prob, call->indices[k] + 1, call->first[k], call->second[k]);
}

static void objective_body(void *raw) {
  change_call *call = raw;
  for (int k = 0; k < call->count; k++) glp_set_obj_coef(call->prob, call->indices[k] + 1, call->first[k]);
  glp_set_obj_coef(call->prob, 0, call->constant);
}

cglpk_status cglpk_set_row_bounds(cglpk_problem *problem, int32_t count, const int32_t *rows, const double *lower,
                                  const double *upper) {
  change_call call = {problem->prob, count, rows, lower, upper, 0};
  return cglpk_guarded_on(problem, row_bounds_body, &call);
}

cglpk_status cglpk_set_column_bounds(cglpk_problem *problem, int32_t count, const int32_t *columns,
                                     const double *lower, const double *upper) {
  change_call call = {problem->prob, count, columns, lower, upper, 0};
  return cglpk_guarded_on(problem, column_bounds_body, &call);
}

cglpk_status cglpk_set_objective(cglpk_problem *problem, int32_t count, const int32_t *columns, const double *values,
                                 double constant) {
  change_call call = {problem->prob, count, columns, values, NULL, constant};
  return cglpk_guarded_on(problem, objective_body, &call);
}

static void delete_some(change_call *call, void (*delete)(glp_prob *, int, const int *)) {
  if (call->count == 0) return;
  int *numbers = glp_alloc(call->count + 1, sizeof(int));
  for (int k = 0; k < call->count; k++) numbers[k + 1] = call->indices[k] + 1;
  delete(call->prob, call->count, numbers);
  glp_free(numbers);
}

static void delete_columns_body(void *raw) { delete_some(raw, glp_del_cols); }
static void delete_rows_body(void *raw) { delete_some(raw, glp_del_rows); }

cglpk_status cglpk_delete_columns(cglpk_problem *problem, int32_t count, const int32_t *columns) {
  change_call call = {problem->prob, count, columns, NULL, NULL, 0};
  return cglpk_guarded_on(problem, delete_columns_body, &call);
}

cglpk_status cglpk_delete_rows(cglpk_problem *problem, int32_t count, const int32_t *rows) {
  change_call call = {problem->prob, count, rows, NULL, NULL, 0};
  return cglpk_guarded_on(problem, delete_rows_body, &call);
}

typedef struct {
  glp_prob *prob;
  int32_t rows, columns;
  const uint8_t *row_status, *column_status;
} basis_call;

static void basis_body(void *raw) {
  basis_call *call = raw;
  for (int i = 0; i < call->rows; i++) glp_set_row_stat(call->prob, i + 1, call->row_status[i]);
  for (int j = 0; j < call->columns; j++) glp_set_col_stat(call->prob, j + 1, call->column_status[j]);
}

cglpk_status cglpk_set_basis(cglpk_problem *problem, int32_t rows, const uint8_t *row_status, int32_t columns,
                             const uint8_t *column_status) {
  basis_call call = {problem->prob, rows, columns, row_status, column_status};
  return cglpk_guarded_on(problem, basis_body, &call);
}
