// Linear programming: one run of the simplex method.
#include "guard.h"

enum {
  // Milliseconds between two lines of the simplex method, which is how late it notices a cancellation.
  LINE_EVERY = 10,
  // How far a time limit of GLPK's own may be overrun before the watch takes the call away from it.
  GRACE = 50,
};

typedef struct {
  glp_prob *prob;
  const cglpk_lp_options *options;
  cglpk_lp_result *result;
} lp_call;

static void read_solution(glp_prob *prob, cglpk_lp_result *result) {
  int rows = glp_get_num_rows(prob), columns = glp_get_num_cols(prob);
  for (int i = 0; i < rows; i++) {
    result->activity[i] = glp_get_row_prim(prob, i + 1);
    result->dual[i] = glp_get_row_dual(prob, i + 1);
    result->row_status[i] = (uint8_t)glp_get_row_stat(prob, i + 1);
  }
  for (int j = 0; j < columns; j++) {
    result->primal[j] = glp_get_col_prim(prob, j + 1);
    result->reduced_cost[j] = glp_get_col_dual(prob, j + 1);
    result->column_status[j] = (uint8_t)glp_get_col_stat(prob, j + 1);
  }
}

static void lp_body(void *raw) {
  lp_call *call = raw;
  glp_prob *prob = call->prob;
  const cglpk_lp_options *options = call->options;
  cglpk_lp_result *result = call->result;
  cglpk_raise(options->provoke);

  static const int methods[] = {GLP_PRIMAL, GLP_DUAL, GLP_DUALP};
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_ALL;  // the hook hears it; nobody else does
  control.meth = methods[options->method];
  control.presolve = options->presolve ? GLP_ON : GLP_OFF;
  control.it_lim = options->iteration_limit < 0 ? INT32_MAX : options->iteration_limit;
  control.tm_lim = cglpk_milliseconds(options->time_limit_ms);
  control.out_frq = LINE_EVERY;

  cglpk_watch(options->token, options->time_limit_ms, GRACE);
  if (options->scale) glp_scale_prob(prob, GLP_SF_AUTO);
  if (options->start == 1) glp_std_basis(prob);
  if (options->start == 2) glp_adv_basis(prob, 0);
  int before = glp_get_it_cnt(prob);
  int code = glp_simplex(prob, &control);
  if (code == GLP_ENODFS && options->presolve) {
    // The presolver says "unbounded or infeasible"; without it the two can be told apart.
    control.presolve = GLP_OFF;
    control.meth = GLP_PRIMAL;
    code = glp_simplex(prob, &control);
  }
  cglpk_unwatch();

  result->iterations = glp_get_it_cnt(prob) - before;
  result->status = glp_get_status(prob);
  result->objective = glp_get_obj_val(prob);
  switch (code) {
  case 0: result->stop = cglpk_stop_finished; break;
  case GLP_ENOPFS:
    result->stop = cglpk_stop_finished;
    result->status = GLP_NOFEAS;
    break;
  case GLP_EITLIM: result->stop = cglpk_stop_iterations; break;
  case GLP_ETMLIM: result->stop = cglpk_stop_time; break;
  default: result->stop = cglpk_stop_trouble; break;
  }
  read_solution(prob, result);
}

cglpk_status cglpk_solve_lp(cglpk_problem *problem, const cglpk_lp_options *options, cglpk_lp_result *result) {
  lp_call call = {problem->prob, options, result};
  return cglpk_guarded_on(problem, lp_body, &call);
}
