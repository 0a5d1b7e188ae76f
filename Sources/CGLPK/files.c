// Model files in the formats that other solvers read.
#include "guard.h"
#include "mps.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  glp_prob *prob;
  int32_t format;
  const char *path, *row_names, *column_names;
  int32_t *failed;
} write_call;

// Changes the copy where a file would lose something: a free row can be taken for the objective, no MPS file that all
// programs read says that it is to be maximised, no LP file holds the constant of the objective, and without a row
// the file would be empty.
static void make_writable(glp_prob *copy, int32_t format) {
  double constant = glp_get_obj_coef(copy, 0);
  if (constant != 0) {
    int column = glp_add_cols(copy, 1);
    glp_set_col_name(copy, column, "objective_constant");
    glp_set_col_bnds(copy, column, GLP_FX, 1, 1);
    glp_set_obj_coef(copy, column, constant);
    glp_set_obj_coef(copy, 0, 0);
  }
  int rows = glp_get_num_rows(copy), count = 0;
  int *free_rows = glp_alloc(rows + 1, sizeof(int));
  for (int i = 1; i <= rows; i++)
    if (glp_get_row_type(copy, i) == GLP_FR) free_rows[++count] = i;
  if (count > 0) glp_del_rows(copy, count, free_rows);
  glp_free(free_rows);
  if (glp_get_num_rows(copy) == 0 && glp_get_num_cols(copy) > 0) {
    int row = glp_add_rows(copy, 1);
    glp_set_row_name(copy, row, "no_rows");
    glp_set_row_bnds(copy, row, GLP_UP, 0, 0);
  }
  if (format == CGLPK_FILE_MPS && glp_get_obj_dir(copy) == GLP_MAX) {
    for (int j = 1; j <= glp_get_num_cols(copy); j++) {
      double c = glp_get_obj_coef(copy, j);
      if (c != 0) glp_set_obj_coef(copy, j, -c);
    }
    glp_set_obj_dir(copy, GLP_MIN);
  }
}

static void write_body(void *raw) {
  write_call *call = raw;
  glp_prob *copy = glp_create_prob();
  glp_copy_prob(copy, call->prob, GLP_OFF);
  glp_set_obj_name(copy, "objective");
  const char *name = call->row_names;
  for (int i = 1; i <= glp_get_num_rows(copy); i++, name += strlen(name) + 1) glp_set_row_name(copy, i, name);
  name = call->column_names;
  for (int j = 1; j <= glp_get_num_cols(copy); j++, name += strlen(name) + 1) glp_set_col_name(copy, j, name);
  make_writable(copy, call->format);
  if (call->format == CGLPK_FILE_LP) {
    *call->failed = glp_write_lp(copy, NULL, call->path) != 0;
  } else {
    errno = 0;
    *call->failed = cglpk_write_mps(copy, call->path) != 0;
    if (*call->failed)
      snprintf(cglpk_self.message, sizeof cglpk_self.message, "%s", strerror(errno != 0 ? errno : EIO));
  }
  glp_delete_prob(copy);
}

// A name beside `path` with the same ending, because GLPK compresses a file whose name ends in .gz. NULL when `path` is
// something that cannot be replaced, such as a device, or when there is no memory: it is then written in place.
static char *beside(const char *path) {
  struct stat there;
  if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) return NULL;
  const char *slash = strrchr(path, '/');
  int directory = slash ? (int)(slash - path) + 1 : 0;
  size_t size = strlen(path) + 64;
  char *name = malloc(size);
  if (name) snprintf(name, size, "%.*s.part-%ld-%llu-%s", directory, path, (long)getpid(),
                     (unsigned long long)cglpk_self.number, path + directory);
  return name;
}

// Puts the path that was asked for in place of the name beside it, which is nobody's business.
static void hide(const char *part, const char *path) {
  char *message = cglpk_self.message, *found = strstr(message, part);
  if (!found) return;
  char rest[sizeof cglpk_self.message];
  snprintf(rest, sizeof rest, "%s", found + strlen(part));
  snprintf(found, sizeof cglpk_self.message - (size_t)(found - message), "%s%s", path, rest);
}

cglpk_status cglpk_write(cglpk_problem *problem, int32_t format, const char *path, const char *row_names,
                         const char *column_names, int32_t *failed) {
  char *part = beside(path);
  write_call call = {problem->prob, format, part ? part : path, row_names, column_names, failed};
  cglpk_status status = cglpk_guarded_on(problem, write_body, &call);
  if (part) {
    if (status == cglpk_status_done && !*failed && rename(part, path) != 0) {
      *failed = 1;
      snprintf(cglpk_self.message, sizeof cglpk_self.message, "%s", "the finished file cannot be put in its place");
    }
    if (status != cglpk_status_done || *failed) {
      unlink(part);
      hide(part, path);
    }
    free(part);
  }
  return status;
}
