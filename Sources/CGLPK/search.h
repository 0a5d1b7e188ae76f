// What the search for an integer solution and the hand-over between its thread and the caller share.
#ifndef CGLPK_SEARCH_H
#define CGLPK_SEARCH_H

#include "guard.h"

typedef struct cglpk_job cglpk_job;

// One search, on its own thread.
typedef struct {
  cglpk_job *job;
  const cglpk_mip_options *options;
  cglpk_mip_result result;     // what is known so far; `values` is not used
  double *values;              // room for a solution, one a column
  glp_prob *prob;              // the program with the row of the cut-off
  glp_prob *reduced;           // what the presolver made of it; the same without presolve
  glp_prep *prep;              // NULL without presolve
  int64_t deadline;            // 0: none
  int known;                   // a solution was seen, with this objective
  double objective;
  int unsaved;                 // it is not home yet
  int shown;                   // subproblems when the caller was last shown what is known
  int sign;                    // 1 minimise, -1 maximise
  int columns;
} cglpk_search;

// Solves; to be called inside the guard, with `prob` made, `options` set and the rest zero.
void cglpk_search_run(cglpk_search *search);

// Shows the caller what is known, and, when `solved`, hands over `values`, taking other room in exchange.
void cglpk_publish(cglpk_search *search, int solved);
// Lets the caller hear an event. Not 0: stop.
int32_t cglpk_tell(cglpk_search *search, const cglpk_event *event);

#endif
