#!/usr/bin/env bash
# SCIP 10.0 (PyPI pyscipopt 6.3.0) writes two columns "Team A" and "Team B" into an MPS file and reads them back as one
# column "Team" without an objective, whose optimum it proves: 0 instead of 9. HiGHS 1.16.0 (PyPI highspy) takes the
# same file for a third model, and proves 10. Spaces belong to a name in fixed MPS files alone, by their columns
# (lp_solve reference guide, MPS format); SCIP neither refuses nor replaces them when it writes. People, teams and rooms
# have spaces in their names.
#
# Output seen:
#   SCIP, in memory: 9.0
#   SCIP, its file:  0.0 with Team
#   HiGHS, the file: 10.0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q pyscipopt==6.3.0 highspy==1.16.0
cat >solve.py <<'END'
import highspy
import pyscipopt

model = pyscipopt.Model()
model.hideOutput()
first, second = model.addVar("Team A", ub=4), model.addVar("Team B", ub=3)
model.addCons(first + second <= 6, "hours")
model.setObjective(first + 2 * second, "maximize")
model.writeProblem("teams.mps", verbose=False)
model.optimize()
memory = model.getObjVal()
model = pyscipopt.Model()
model.hideOutput()
model.readProblem("teams.mps")
model.optimize()
assert model.getStatus() == "optimal"
print("found: memory", memory)
print("found: scip", model.getObjVal(), "with", *(column.name for column in model.getVars()))
model = highspy.Highs()
model.silent()
model.readModel("teams.mps")
model.run()
assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
print("found: highs", model.getInfo().objective_function_value)
END
python/bin/python solve.py >out
sed -n 's/^found: memory/SCIP, in memory:/p; s/^found: scip/SCIP, its file: /p; s/^found: highs/HiGHS, the file:/p' out
[[ $(sed -n 's/^found: //p' out | paste -sd' ') == 'memory 9.0 scip 0.0 with Team highs 10.0' ]]
