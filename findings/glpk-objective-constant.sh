#!/usr/bin/env bash
# GLPK 5.0 (PyPI swiglpk 5.0.13; Debian glpk-utils 5.0-1): no LP or MPS file that it writes keeps the constant of an
# objective. An LP file has it in a comment only; an MPS file has it with the sign that HiGHS 1.16.0 (PyPI highspy), like CPLEX, SCIP
# and Gurobi, takes for the opposite one (the right side of the objective row is minus the constant: CPLEX, MPS file
# format, objective offset); from a MathProg model, `glpsol --wfreemps` leaves it out. The cost of what is fixed already
# is such a constant, and a plan then seems cheaper than it is, by once or twice that cost.
#
# Output seen, of a model whose optimum is 2 + 5:
#   GLPK, in memory:          7.0
#   HiGHS, LP file:           2.0
#   HiGHS, MPS file:          -3.0
#   HiGHS, MPS from MathProg: 2.0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s glpk-utils 2>/dev/null | grep -qx 'Version: 5.0-1' ||
  apt-get install -y -qq --no-install-recommends glpk-utils=5.0-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q highspy==1.16.0 swiglpk==5.0.13
printf '%s\n' 'var x >= 0;' 'minimize cost: x + 5;' 's.t. row: x >= 2;' 'end;' >in.mod
glpsol --math in.mod --check --wfreemps math.mps >/dev/null
cat >write.py <<'END'
import swiglpk as glpk
glpk.glp_term_out(glpk.GLP_OFF)
model = glpk.glp_create_prob()
glpk.glp_add_cols(model, 1)
glpk.glp_set_col_name(model, 1, "x")
glpk.glp_set_col_bnds(model, 1, glpk.GLP_LO, 2, 0)
glpk.glp_set_obj_coef(model, 1, 1)
glpk.glp_set_obj_coef(model, 0, 5)
glpk.glp_add_rows(model, 1)
glpk.glp_set_row_name(model, 1, "row")
glpk.glp_set_row_bnds(model, 1, glpk.GLP_LO, 2, 0)
places, values = glpk.intArray(2), glpk.doubleArray(2)
places[1], values[1] = 1, 1
glpk.glp_set_mat_row(model, 1, 1, places, values)
glpk.glp_write_lp(model, None, "out.lp")
glpk.glp_write_mps(model, glpk.GLP_MPS_FILE, None, "out.mps")
glpk.glp_simplex(model, None)
print("optimum", glpk.glp_get_obj_val(model))
END
cat >highs.py <<'END'
import sys
import highspy
model = highspy.Highs()
model.silent()
model.readModel(sys.argv[1])
model.run()
print("optimum", model.getInfo().objective_function_value)
END
optimum() { python/bin/python "$@" | awk '$1 == "optimum" { print $2 }'; }
a=$(optimum write.py) b=$(optimum highs.py out.lp) c=$(optimum highs.py out.mps) d=$(optimum highs.py math.mps)
printf 'GLPK, in memory:          %s\nHiGHS, LP file:           %s\nHiGHS, MPS file:          %s\n' "$a" "$b" "$c"
printf 'HiGHS, MPS from MathProg: %s\n' "$d"
[[ $a == 7.0 && $b == 2.0 && $c == -3.0 && $d == 2.0 ]]
