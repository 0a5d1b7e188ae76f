// The writer of MPS files.
#ifndef CGLPK_MPS_H
#define CGLPK_MPS_H

#include <glpk.h>

// Writes a program that is minimised, all of whose rows and columns have names and none of whose rows is free, to `path`;
// compressed where that ends in .gz. Not 0, with `errno`, where it cannot be written.
int cglpk_write_mps(glp_prob *prob, const char *path);

#endif
