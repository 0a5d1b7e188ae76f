// Integer programming: presolve, root and branch and cut, on a copy, so that the problem itself is never touched.
//
// GLPK's own presolve mode of glp_intopt writes no line for five seconds in the root simplex, so that it could not be
// left in time. Its presolver is used directly here, and the root is solved under the watch.
#include "guard.h"
#include <float.h>
#include <math.h>
#include <string.h>

enum {
  LINE_EVERY = 10,  // milliseconds, as in the simplex method
  GRACE = 100,      // before the watch takes a call away that forgot its time limit
  PATIENCE = 40,    // before it takes a search away that has not come to a callback since it was cancelled
};

typedef struct {
  glp_prob *prob;
  const cglpk_mip_options *options;
  cglpk_mip_result *result;
  glp_prob *copy;              // the problem with the row of the cut-off
  glp_prob *reduced;           // what the presolver made of it; the copy itself without presolve
  glp_prep *prep;              // NULL without presolve
  int64_t deadline;            // 0: none
  int known;                   // a solution was seen, with this objective
  double objective;
  int sign;                    // 1 minimise, -1 maximise
  int columns;
} mip_call;

// The better of two proved bounds; NAN is none.
static void prove(mip_call *call, double bound) {
  if (isnan(bound) || fabs(bound) >= DBL_MAX) return;
  double known = call->result->bound;
  if (isnan(known) || call->sign * bound > call->sign * known) call->result->bound = bound;
}

static void prove_from_tree(mip_call *call, glp_tree *tree) {
  int best = glp_ios_best_node(tree);
  if (best) prove(call, glp_ios_node_bound(tree, best));
}

// Takes the solution of the reduced problem home. It stands in the caller's memory then, where no jump can lose it.
static void keep_solution(mip_call *call) {
  glp_prob *source = call->reduced;
  if (call->prep) {
    glp_npp_postprocess(call->prep, call->reduced);
    glp_npp_obtain_sol(call->prep, call->copy);
    source = call->copy;
  }
  for (int j = 0; j < call->columns; j++) call->result->values[j] = glp_mip_col_val(source, j + 1);
  call->result->objective = glp_mip_obj_val(source);
  call->result->status = GLP_FEAS;
}

static void on_tree(glp_tree *tree, void *info) {
  mip_call *call = info;
  const cglpk_mip_options *options = call->options;
  cglpk_mip_result *result = call->result;
  glp_prob *reduced = glp_ios_get_prob(tree);
  int reason = glp_ios_reason(tree), open, total;
  glp_ios_tree_size(tree, &open, NULL, &total);
  result->nodes = total;
  if (options->provoke) cglpk_raise(options->provoke);

  // Not every solution is announced by GLP_IBINGO: those of the heuristics are not.
  int has_solution = glp_mip_status(reduced) == GLP_FEAS, home = 0;
  int found = has_solution && (!call->known || glp_mip_obj_val(reduced) != call->objective);
  if (found) {
    call->known = 1;
    call->objective = glp_mip_obj_val(reduced);
    // Cuts change the shape of the reduced problem while the search runs; the presolver then refuses it.
    home = call->prep == NULL || options->cuts == 0;
    if (home) keep_solution(call);
    else cglpk_self.patience = INT64_MAX;
    prove_from_tree(call, tree);
  }

  cglpk_stop stop = cglpk_stop_finished;
  if (options->token && cglpk_token_is_cancelled(options->token)) stop = cglpk_stop_cancelled;
  else if (call->deadline && cglpk_now() >= call->deadline) stop = cglpk_stop_time;
  else if (options->node_limit >= 0 && total > options->node_limit) stop = cglpk_stop_nodes;

  if (options->on_event && (found || reason == GLP_ISELECT)) {
    if (!found) prove_from_tree(call, tree);
    cglpk_event event = {
        .incumbent = found, .nodes = total, .open = open,
        .has_objective = has_solution, .objective = call->objective,
        .bound = result->bound, .values = found && home ? result->values : NULL};
    if (options->on_event(options->context, &event) && stop == cglpk_stop_finished) stop = cglpk_stop_event;
  } else if (reason == GLP_ISELECT && options->relative_gap > 0) {
    prove_from_tree(call, tree);  // GLPK looks for the best node itself then
  }

  if (stop != cglpk_stop_finished) {
    prove_from_tree(call, tree);
    if (result->stop == cglpk_stop_finished) result->stop = stop;
    glp_ios_terminate(tree);
  }
}

static void add_cut_off(glp_prob *prob, double cut_off, int minimise) {
  int columns = glp_get_num_cols(prob), count = 0;
  int *index = glp_alloc(columns + 1, sizeof(int));
  double *value = glp_alloc(columns + 1, sizeof(double));
  for (int j = 1; j <= columns; j++) {
    double c = glp_get_obj_coef(prob, j);
    if (c == 0) continue;
    index[++count] = j;
    value[count] = c;
  }
  double bound = cut_off - glp_get_obj_coef(prob, 0);
  int row = glp_add_rows(prob, 1);
  glp_set_row_bnds(prob, row, minimise ? GLP_UP : GLP_LO, bound, bound);
  glp_set_mat_row(prob, row, count, index, value);
  glp_free(index);
  glp_free(value);
}

static int remaining(const mip_call *call) {
  if (!call->deadline) return INT32_MAX;
  int64_t left = (call->deadline - cglpk_now()) / 1000000;
  return left < 0 ? 0 : cglpk_milliseconds(left);
}

// Solves the relaxation. The primal simplex is known to cycle for ever on small problems, so each try has a limit of
// iterations and the last has none.
static int solve_root(mip_call *call) {
  glp_prob *prob = call->reduced;
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_ALL;
  control.out_frq = LINE_EVERY;
  int size = glp_get_num_rows(prob) + glp_get_num_cols(prob);
  int limit = size < 100000000 ? 2000 + 4 * size : INT32_MAX;
  int code = 0;
  for (int attempt = 0; attempt < 3; attempt++) {
    control.tm_lim = remaining(call);
    control.it_lim = attempt < 2 ? limit : INT32_MAX;
    control.meth = attempt == 0 ? GLP_PRIMAL : GLP_DUALP;
    if (attempt == 2) glp_std_basis(prob);
    code = glp_simplex(prob, &control);
    if (code == 0 || code == GLP_ETMLIM) return code;
  }
  return code;
}

// Says of a relaxation without an optimum what it is. Returns 0 when there is an optimum.
static int classify(mip_call *call, int code) {
  cglpk_mip_result *result = call->result;
  if (code == GLP_ETMLIM) {
    result->stop = cglpk_stop_time;
    return 1;
  }
  if (code != 0) {
    result->stop = cglpk_stop_trouble;
    return 1;
  }
  switch (glp_get_status(call->reduced)) {
  case GLP_OPT: return 0;
  case GLP_NOFEAS: result->status = GLP_NOFEAS; return 1;
  case GLP_UNBND: result->status = GLP_UNBND; return 1;
  default: result->stop = cglpk_stop_trouble; return 1;
  }
}

static void search(mip_call *call) {
  const cglpk_mip_options *options = call->options;
  cglpk_mip_result *result = call->result;
  static const int backtracking[] = {GLP_BT_BPH, GLP_BT_DFS, GLP_BT_BLB, GLP_BT_BFS};
  static const int branching[] = {GLP_BR_DTH, GLP_BR_PCH, GLP_BR_MFV, GLP_BR_FFV, GLP_BR_LFV};
  glp_iocp control;
  glp_init_iocp(&control);
  control.msg_lev = GLP_MSG_ALL;
  control.out_frq = LINE_EVERY;
  control.tm_lim = remaining(call);
  control.bt_tech = backtracking[options->backtracking];
  control.br_tech = branching[options->branching];
  control.mip_gap = options->relative_gap;
  control.fp_heur = options->feasibility_pump ? GLP_ON : GLP_OFF;
  control.gmi_cuts = options->cuts & CGLPK_CUT_GOMORY ? GLP_ON : GLP_OFF;
  control.mir_cuts = options->cuts & CGLPK_CUT_ROUNDING ? GLP_ON : GLP_OFF;
  control.cov_cuts = options->cuts & CGLPK_CUT_COVER ? GLP_ON : GLP_OFF;
  control.clq_cuts = options->cuts & CGLPK_CUT_CLIQUE ? GLP_ON : GLP_OFF;
  control.cb_func = on_tree;
  control.cb_info = call;
  // A problem without rows has no basis to start from; GLPK's presolver solves it outright.
  int bare = glp_get_num_rows(call->reduced) == 0 || glp_get_num_cols(call->reduced) == 0;
  control.presolve = bare ? GLP_ON : GLP_OFF;
  cglpk_self.patience = PATIENCE;
  int code = glp_intopt(call->reduced, &control);
  switch (code) {
  case 0: break;
  case GLP_EMIPGAP: result->stop = cglpk_stop_gap; break;
  case GLP_ETMLIM: result->stop = cglpk_stop_time; break;
  case GLP_ESTOP: break;  // the callback said why
  default: result->stop = cglpk_stop_trouble; break;
  }
  int status = glp_mip_status(call->reduced);
  if (status == GLP_OPT || status == GLP_FEAS) keep_solution(call);
  if (code == 0) result->status = status;
}

static void mip_body(void *raw) {
  mip_call *call = raw;
  const cglpk_mip_options *options = call->options;
  cglpk_mip_result *result = call->result;
  call->sign = glp_get_obj_dir(call->prob) == GLP_MIN ? 1 : -1;
  call->columns = glp_get_num_cols(call->prob);
  call->deadline = 0;
  cglpk_watch(options->token, options->time_limit_ms, GRACE);
  if (cglpk_self.deadline) call->deadline = cglpk_self.deadline - (int64_t)GRACE * 1000000;

  call->copy = glp_create_prob();
  glp_copy_prob(call->copy, call->prob, GLP_OFF);
  if (!isnan(options->cut_off)) add_cut_off(call->copy, options->cut_off, call->sign > 0);
  call->reduced = call->copy;

  int open = 1;
  if (options->presolve) {
    call->prep = glp_npp_alloc_wksp();
    glp_npp_load_prob(call->prep, call->copy, GLP_MIP, GLP_OFF);
    int code = glp_npp_preprocess1(call->prep, 1);
    if (code == GLP_ENOPFS) {
      result->status = GLP_NOFEAS;
      open = 0;
    } else if (code != 0) {
      // "Unbounded or infeasible": the relaxation without presolve tells which.
      glp_npp_free_wksp(call->prep);
      call->prep = NULL;
    } else {
      call->reduced = glp_create_prob();
      glp_npp_build_prob(call->prep, call->reduced);
      glp_scale_prob(call->reduced, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP);
      glp_adv_basis(call->reduced, 0);
    }
  }
  if (open) {
    int iterations = glp_get_it_cnt(call->reduced);
    if (!classify(call, solve_root(call))) {
      prove(call, glp_get_obj_val(call->reduced));
      search(call);
    }
    result->iterations = glp_get_it_cnt(call->reduced) - iterations;
  }
  cglpk_unwatch();
  if (call->reduced != call->copy) glp_delete_prob(call->reduced);
  if (call->prep) glp_npp_free_wksp(call->prep);
  glp_delete_prob(call->copy);
}

cglpk_status cglpk_solve_mip(cglpk_problem *problem, const cglpk_mip_options *options, cglpk_mip_result *result) {
  mip_call call;
  memset(&call, 0, sizeof call);
  call.prob = problem->prob;
  call.options = options;
  call.result = result;
  result->stop = cglpk_stop_finished;
  result->status = GLP_UNDEF;
  result->nodes = result->iterations = 0;
  result->objective = result->bound = NAN;
  return cglpk_guarded_on(problem, mip_body, &call);
}
