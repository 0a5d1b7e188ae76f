// Model files in the formats that other solvers read.
#include "guard.h"
#include <string.h>

typedef struct {
  glp_prob *prob;
  int32_t format;
  const char *path, *row_names, *column_names;
  int32_t *failed;
} write_call;

static void write_body(void *raw) {
  write_call *call = raw;
  glp_prob *copy = glp_create_prob();
  glp_copy_prob(copy, call->prob, GLP_OFF);
  const char *name = call->row_names;
  for (int i = 1; i <= glp_get_num_rows(copy); i++, name += strlen(name) + 1) glp_set_row_name(copy, i, name);
  name = call->column_names;
  for (int j = 1; j <= glp_get_num_cols(copy); j++, name += strlen(name) + 1) glp_set_col_name(copy, j, name);
  glp_set_obj_name(copy, "objective");
  *call->failed = call->format == CGLPK_FILE_LP ? glp_write_lp(copy, NULL, call->path) != 0
                                                : glp_write_mps(copy, GLP_MPS_FILE, NULL, call->path) != 0;
  // The fault's text must not be overwritten by what follows, and nothing follows that speaks.
  glp_delete_prob(copy);
}

cglpk_status cglpk_write(cglpk_problem *problem, int32_t format, const char *path, const char *row_names,
                         const char *column_names, int32_t *failed) {
  write_call call = {problem->prob, format, path, row_names, column_names, failed};
  return cglpk_guarded_on(problem, write_body, &call);
}
