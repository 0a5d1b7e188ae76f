// Integer programming: presolve, root, and branch and cut.
//
// GLPK's own presolve mode of glp_intopt writes no line for five seconds in the root simplex, so that it could not be
// left in time. Its presolver is used directly here, and the root is solved under the watch.
#include "search.h"
#include <float.h>
#include <math.h>

enum {
  LINE_EVERY = 10,  // milliseconds, as in the simplex method
  GRACE = 20,       // before the watch takes a call away that forgot its time limit
  SHOW_EVERY = 64,  // subproblems between two looks at the bound for one who leaves the search behind
  PATIENCE = 40,    // before it takes a search away that has not come to a callback since it was cancelled
};

// The better of two proved bounds; NAN is none.
static void prove(cglpk_search *search, double bound) {
  if (isnan(bound) || fabs(bound) >= DBL_MAX) return;
  double known = search->result.bound;
  if (isnan(known) || search->sign * bound > search->sign * known) search->result.bound = bound;
}

static void prove_from_tree(cglpk_search *search, glp_tree *tree) {
  int best = glp_ios_best_node(tree);
  if (best) prove(search, glp_ios_node_bound(tree, best));
}

// Takes the solution of the reduced problem home, where neither a jump nor the end of this thread can lose it.
static void keep_solution(cglpk_search *search) {
  glp_prob *source = search->reduced;
  if (search->prep) {
    glp_npp_postprocess(search->prep, search->reduced);
    glp_npp_obtain_sol(search->prep, search->prob);
    source = search->prob;
  }
  for (int j = 0; j < search->columns; j++) search->values[j] = glp_mip_col_val(source, j + 1);
  search->result.objective = glp_mip_obj_val(source);
  search->result.status = GLP_FEAS;
  cglpk_publish(search, 1);
}

static void on_tree(glp_tree *tree, void *info) {
  cglpk_search *search = info;
  const cglpk_mip_options *options = search->options;
  cglpk_mip_result *result = &search->result;
  glp_prob *reduced = glp_ios_get_prob(tree);
  int reason = glp_ios_reason(tree), open, total;
  glp_ios_tree_size(tree, &open, NULL, &total);
  result->nodes = total;
  if (options->provoke) cglpk_raise(options->provoke);

  // Not every solution is announced by GLP_IBINGO: those of the heuristics are not.
  int has_solution = glp_mip_status(reduced) == GLP_FEAS, home = 0;
  int found = has_solution && (!search->known || glp_mip_obj_val(reduced) != search->objective);
  if (found) {
    search->known = 1;
    search->objective = glp_mip_obj_val(reduced);
    // Cuts change the shape of the reduced problem while the search runs; the presolver then refuses it.
    home = search->prep == NULL || options->cuts == 0;
    if (home) keep_solution(search);
    else search->unsaved = 1, cglpk_self.patience = INT64_MAX;
    prove_from_tree(search, tree);
  }

  cglpk_stop stop = cglpk_stop_finished;
  if (options->token && cglpk_token_is_cancelled(options->token)) stop = cglpk_stop_cancelled;
  else if (search->deadline && cglpk_now() >= search->deadline) stop = cglpk_stop_time;
  else if (options->node_limit >= 0 && total > options->node_limit) stop = cglpk_stop_nodes;

  if (options->on_event && (found || reason == GLP_ISELECT)) {
    if (!found) prove_from_tree(search, tree);
    cglpk_event event = {
        .incumbent = found, .nodes = total, .open = open,
        .has_objective = has_solution, .objective = search->objective,
        .bound = result->bound, .values = found && home ? search->values : NULL};
    if (cglpk_tell(search, &event) && stop == cglpk_stop_finished) stop = cglpk_stop_event;
  } else if (reason == GLP_ISELECT && (options->relative_gap > 0 || total - search->shown >= SHOW_EVERY)) {
    prove_from_tree(search, tree);
  }
  if (found || total - search->shown >= SHOW_EVERY) {
    search->shown = total;
    cglpk_publish(search, 0);
  }

  if (stop != cglpk_stop_finished) {
    prove_from_tree(search, tree);
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

static int remaining(const cglpk_search *search) {
  if (!search->deadline) return INT32_MAX;
  int64_t left = (search->deadline - cglpk_now()) / 1000000;
  return left < 0 ? 0 : cglpk_milliseconds(left);
}

// Solves the relaxation. The primal simplex is known to cycle for ever on small problems, so each try has a limit of
// iterations and the last has none.
static int solve_root(cglpk_search *search) {
  glp_prob *prob = search->reduced;
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_ALL;
  control.out_frq = LINE_EVERY;
  int size = glp_get_num_rows(prob) + glp_get_num_cols(prob);
  int limit = size < 100000000 ? 2000 + 4 * size : INT32_MAX;
  int code = 0;
  for (int attempt = 0; attempt < 3; attempt++) {
    control.tm_lim = remaining(search);
    control.it_lim = attempt < 2 ? limit : INT32_MAX;
    control.meth = attempt == 0 ? GLP_PRIMAL : GLP_DUALP;
    if (attempt == 2) glp_std_basis(prob);
    code = glp_simplex(prob, &control);
    if (code == 0 || code == GLP_ETMLIM) return code;
  }
  return code;
}

// Says of a relaxation without an optimum what it is. Returns 0 when there is an optimum.
static int classify(cglpk_search *search, int code) {
  cglpk_mip_result *result = &search->result;
  if (code == GLP_ETMLIM) {
    result->stop = cglpk_stop_time;
    return 1;
  }
  if (code != 0) {
    result->stop = cglpk_stop_trouble;
    return 1;
  }
  switch (glp_get_status(search->reduced)) {
  case GLP_OPT: return 0;
  case GLP_NOFEAS: result->status = GLP_NOFEAS; return 1;
  case GLP_UNBND: result->status = GLP_UNBND; return 1;
  default: result->stop = cglpk_stop_trouble; return 1;
  }
}

static void branch(cglpk_search *search) {
  const cglpk_mip_options *options = search->options;
  cglpk_mip_result *result = &search->result;
  static const int backtracking[] = {GLP_BT_BPH, GLP_BT_DFS, GLP_BT_BLB, GLP_BT_BFS};
  static const int branching[] = {GLP_BR_DTH, GLP_BR_PCH, GLP_BR_MFV, GLP_BR_FFV, GLP_BR_LFV};
  glp_iocp control;
  glp_init_iocp(&control);
  control.msg_lev = GLP_MSG_ALL;
  control.out_frq = LINE_EVERY;
  control.tm_lim = remaining(search);
  control.bt_tech = backtracking[options->backtracking];
  control.br_tech = branching[options->branching];
  control.mip_gap = options->relative_gap;
  control.fp_heur = options->feasibility_pump ? GLP_ON : GLP_OFF;
  control.gmi_cuts = options->cuts & CGLPK_CUT_GOMORY ? GLP_ON : GLP_OFF;
  control.mir_cuts = options->cuts & CGLPK_CUT_ROUNDING ? GLP_ON : GLP_OFF;
  control.cov_cuts = options->cuts & CGLPK_CUT_COVER ? GLP_ON : GLP_OFF;
  control.clq_cuts = options->cuts & CGLPK_CUT_CLIQUE ? GLP_ON : GLP_OFF;
  control.cb_func = on_tree;
  control.cb_info = search;
  // A problem without rows has no basis to start from; GLPK's presolver solves it outright.
  int bare = glp_get_num_rows(search->reduced) == 0 || glp_get_num_cols(search->reduced) == 0;
  control.presolve = bare ? GLP_ON : GLP_OFF;
  cglpk_self.patience = PATIENCE;
  int code = glp_intopt(search->reduced, &control);
  switch (code) {
  case 0: break;
  case GLP_EMIPGAP: result->stop = cglpk_stop_gap; break;
  case GLP_ETMLIM: result->stop = cglpk_stop_time; break;
  case GLP_ESTOP: break;  // the callback said why
  default: result->stop = cglpk_stop_trouble; break;
  }
  int status = glp_mip_status(search->reduced);
  if (status == GLP_OPT || status == GLP_FEAS) keep_solution(search);
  if (code == 0) result->status = status;
}

// What is made here and not freed goes with the environment, for the thread ends with the search.
void cglpk_search_run(cglpk_search *search) {
  const cglpk_mip_options *options = search->options;
  cglpk_mip_result *result = &search->result;
  search->sign = glp_get_obj_dir(search->prob) == GLP_MIN ? 1 : -1;
  search->columns = glp_get_num_cols(search->prob);
  cglpk_watch(options->token, options->time_limit_ms, GRACE);
  if (cglpk_self.deadline) search->deadline = cglpk_self.deadline - (int64_t)GRACE * 1000000;
  if (!isnan(options->cut_off)) add_cut_off(search->prob, options->cut_off, search->sign > 0);
  search->reduced = search->prob;

  if (options->presolve) {
    search->prep = glp_npp_alloc_wksp();
    glp_npp_load_prob(search->prep, search->prob, GLP_MIP, GLP_OFF);
    int code = glp_npp_preprocess1(search->prep, 1);
    if (code == GLP_ENOPFS) {
      result->status = GLP_NOFEAS;
      return;
    }
    if (code == 0) {
      search->reduced = glp_create_prob();
      glp_npp_build_prob(search->prep, search->reduced);
      glp_scale_prob(search->reduced, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP);
      glp_adv_basis(search->reduced, 0);
    } else {
      // "Unbounded or infeasible": the relaxation without presolve tells which.
      glp_npp_free_wksp(search->prep);
      search->prep = NULL;
    }
  }
  int solved = !classify(search, solve_root(search));
  result->iterations = glp_get_it_cnt(search->reduced);
  if (!solved) return;
  prove(search, glp_get_obj_val(search->reduced));
  cglpk_publish(search, 0);
  branch(search);
  result->iterations = glp_get_it_cnt(search->reduced);
}
