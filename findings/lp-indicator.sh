#!/usr/bin/env bash
# CBC 2.10.8 (Debian coinor-cbc 2.10.8+ds1-1) takes an indicator constraint of an LP file, `b = 1 -> x <= 3`, for two
# rows: b is fixed at 1, and x is bounded against a column `>` that it invents. It complains of that name, renames the
# columns, and prints the optimum of the other model as "Optimal". SCIP 10.0 (PyPI pyscipopt 6.3.0) and Gurobi (PyPI
# gurobipy 13.0.3) hold the constraint (CPLEX, LP file format: indicator constraints). It is the row by which a roster
# says "if the course runs, its room is taken"; whoever hands a model to CBC must write it out with a large coefficient.
#
# Output seen:
#   running gains 2:  SCIP 10.0, Gurobi 10.0, CBC 12.00000000
#   running costs 2:  SCIP 10.0, Gurobi 10.0, CBC 8.00000000
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s coinor-cbc 2>/dev/null | grep -qx 'Version: 2.10.8+ds1-1' ||
  apt-get install -y -qq --no-install-recommends coinor-cbc=2.10.8+ds1-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q pyscipopt==6.3.0 gurobipy==13.0.3
cat >gains.lp <<'END'
Maximize
 obj: x + 2 b
Subject To
 room: b = 1 -> x <= 3
 cap: x <= 10
Binaries
 b
End
END
sed 's/x + 2 b/x - 2 b/' gains.lp >costs.lp
cat >others.py <<'END'
import sys
import gurobipy
import pyscipopt
model = pyscipopt.Model()
model.hideOutput()
model.readProblem(sys.argv[1])
model.optimize()
scip = model.getObjVal()
model = gurobipy.read(sys.argv[1])
model.Params.OutputFlag = 0
model.optimize()
print(f"found: SCIP {scip}, Gurobi {model.ObjVal}")
END
answers() {
  cbc "$1" solve solution solution.txt >log 2>&1
  grep -q '^Optimal' solution.txt
  echo "$(python/bin/python others.py "$1" | sed -n 's/.*found: //p'), CBC $(awk '{ print $NF; exit }' solution.txt)"
}
a=$(answers gains.lp) b=$(answers costs.lp)
printf 'running gains 2:  %s\nrunning costs 2:  %s\n' "$a" "$b"
[[ $a == 'SCIP 10.0, Gurobi 10.0, CBC 12.00000000' && $b == 'SCIP 10.0, Gurobi 10.0, CBC 8.00000000' ]]
