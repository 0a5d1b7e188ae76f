// Free MPS with every digit. GLPK's own writer keeps twelve characters of a number, so that a row that holds a value to
// its last digit may become one that nothing meets.
#include "guard.h"
#include "mps.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

typedef struct {
  gzFile file;
  int failed;
} sink;

static void put(sink *out, const char *text) {
  if (!out->failed && gzputs(out->file, text) < 0) out->failed = 1;
}

// A field, with a blank before it.
static void field(sink *out, const char *text) {
  put(out, " ");
  put(out, text);
}

// The shortest of the decimal numbers with 15, 16 and 17 digits that reads back as the same one.
static void number(sink *out, double value) {
  char text[32];
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, value);
    if (strtod(text, NULL) == value) break;
  }
  field(out, text);
}

static void entry(sink *out, const char *set, const char *name, double value) {
  field(out, set);
  field(out, name);
  number(out, value);
  put(out, "\n");
}

static const char objective[] = "R0000000";

static void write_rows(glp_prob *prob, sink *out) {
  put(out, "ROWS\n N R0000000\n");
  for (int i = 1; i <= glp_get_num_rows(prob); i++) {
    int type = glp_get_row_type(prob, i);
    put(out, type == GLP_FX ? " E " : type == GLP_LO ? " G " : " L ");
    put(out, glp_get_row_name(prob, i));
    put(out, "\n");
  }
}

static void write_columns(glp_prob *prob, sink *out) {
  int rows = glp_get_num_rows(prob);
  int *index = glp_alloc(rows + 1, sizeof(int));
  double *value = glp_alloc(rows + 1, sizeof(double));
  int inside = 0, markers = 0;
  char line[64];
  put(out, "COLUMNS\n");
  for (int j = 1; j <= glp_get_num_cols(prob) + 1; j++) {
    int last = j > glp_get_num_cols(prob), integer = !last && glp_get_col_kind(prob, j) != GLP_CV;
    if (integer != inside) {
      snprintf(line, sizeof line, " M%07d 'MARKER' %s\n", ++markers, integer ? "'INTORG'" : "'INTEND'");
      put(out, line);
      inside = integer;
    }
    if (last) break;
    double cost = glp_get_obj_coef(prob, j);
    int count = glp_get_mat_col(prob, j, index, value);
    const char *name = glp_get_col_name(prob, j);
    int used = 0;
    // A column without entries stands with a zero.
    if (cost != 0 || count == 0) {
      field(out, name);
      field(out, objective);
      number(out, cost);
      used = 1;
    }
    for (int k = 1; k <= count; k++) {
      if (used == 0) field(out, name);
      field(out, glp_get_row_name(prob, index[k]));
      number(out, value[k]);
      if (++used == 2) {
        put(out, "\n");
        used = 0;
      }
    }
    if (used > 0) put(out, "\n");
  }
  glp_free(index);
  glp_free(value);
}

static void write_right_sides(glp_prob *prob, sink *out) {
  put(out, "RHS\n");
  for (int i = 1; i <= glp_get_num_rows(prob); i++) {
    double side = glp_get_row_type(prob, i) == GLP_LO ? glp_get_row_lb(prob, i) : glp_get_row_ub(prob, i);
    if (side != 0) entry(out, "RHS1", glp_get_row_name(prob, i), side);
  }
  int ranges = 0;
  for (int i = 1; i <= glp_get_num_rows(prob); i++) {
    if (glp_get_row_type(prob, i) != GLP_DB) continue;
    if (ranges++ == 0) put(out, "RANGES\n");
    entry(out, "RNG1", glp_get_row_name(prob, i), glp_get_row_ub(prob, i) - glp_get_row_lb(prob, i));
  }
}

static void bound(sink *out, const char *kind, const char *name) {
  field(out, kind);
  field(out, "BND1");
  field(out, name);
}

// Readers differ in what an integer column without bounds is, and in what an upper bound below zero does to the lower
// one: both are said.
static void write_bounds(glp_prob *prob, sink *out) {
  int count = 0;
  for (int j = 1; j <= glp_get_num_cols(prob); j++) {
    int type = glp_get_col_type(prob, j), integer = glp_get_col_kind(prob, j) != GLP_CV;
    double lower = glp_get_col_lb(prob, j), upper = glp_get_col_ub(prob, j);
    const char *name = glp_get_col_name(prob, j);
    if (type == GLP_LO && lower == 0 && !integer) continue;
    if (count++ == 0) put(out, "BOUNDS\n");
    if (type == GLP_FR) {
      bound(out, "FR", name);
      put(out, "\n");
      continue;
    }
    if (type == GLP_FX) {
      bound(out, "FX", name);
      number(out, lower);
      put(out, "\n");
      continue;
    }
    if (type == GLP_UP) {
      bound(out, "MI", name);
      put(out, "\n");
    } else if (lower != 0) {
      bound(out, "LO", name);
      number(out, lower);
      put(out, "\n");
    }
    if (type == GLP_LO) {
      if (!integer) continue;
      bound(out, "PL", name);
    } else {
      bound(out, "UP", name);
      number(out, upper);
    }
    put(out, "\n");
  }
}

int cglpk_write_mps(glp_prob *prob, const char *path) {
  size_t length = strlen(path);
  int packed = length >= 3 && strcmp(path + length - 3, ".gz") == 0;
  sink out = {gzopen(path, packed ? "wb" : "wbT"), 0};
  if (!out.file) return 1;
  put(&out, "NAME offhours\n");
  write_rows(prob, &out);
  write_columns(prob, &out);
  write_right_sides(prob, &out);
  write_bounds(prob, &out);
  put(&out, "ENDATA\n");
  if (gzclose(out.file) != Z_OK) out.failed = 1;
  return out.failed;
}
