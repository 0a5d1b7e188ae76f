#!/usr/bin/env bash
# PuLP 3.3.2 (PyPI) gives a column of an MPS file that has no lower bound (the bound MI) an upper bound of 0 as well,
# even where the line before sets one of 7. MI sets the lower bound to minus infinity and leaves the upper one alone;
# GLPK 5.0 (Debian glpk-utils 5.0-1) and HiGHS 1.16.0 (PyPI highspy) read it so. The same file has two optima, without a
# word.
#
# Output seen:
#   bounds in PuLP: None to 0
#   PuLP 0.0, glpsol -7, HiGHS -7.0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s glpk-utils 2>/dev/null | grep -qx 'Version: 5.0-1' ||
  apt-get install -y -qq --no-install-recommends glpk-utils=5.0-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q pulp==3.3.2 highspy==1.16.0
cat >in.mps <<'END'
NAME rota
ROWS
 N cost
 L cap
COLUMNS
 x cost -1 cap 1
RHS
 R cap 10
BOUNDS
 UP B x 7
 MI B x
ENDATA
END
cat >read.py <<'END'
import highspy
import pulp
columns, model = pulp.LpProblem.fromMPS("in.mps")
print("bounds in PuLP:", columns["x"].lowBound, "to", columns["x"].upBound)
model.solve(pulp.GLPK_CMD(msg=0))
assert pulp.LpStatus[model.status] == "Optimal"
print("PuLP", pulp.value(model.objective))
model = highspy.Highs()
model.silent()
model.readModel("in.mps")
model.run()
print("HiGHS", model.getInfo().objective_function_value)
END
python/bin/python read.py | grep -E '^(bounds|PuLP|HiGHS)' | tee out
glpsol --freemps in.mps --output solution >/dev/null
glpk=$(awk '$1 == "Objective:" { print $4 }' solution)
echo "glpsol $glpk"
grep -qx 'bounds in PuLP: None to 0' out && grep -qEx 'PuLP -?0(\.0)?' out && grep -qx 'HiGHS -7.0' out && [[ $glpk == -7 ]]
