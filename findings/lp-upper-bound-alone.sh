#!/usr/bin/env bash
# OR-Tools 9.15.6755 (PyPI) writes a continuous column that has an upper bound and no lower one into an LP file as
# `x <= 5` alone. In the LP format a column without a lower bound is at least 0, so that the file is another model than the
# one in memory: its optimum is 0, where the solver that wrote it found -100. An integer column of the same kind is
# written rightly, `-inf <= x <= 5`. Lateness, balances and net changes are such columns.
#
# Output seen:
#   OR-Tools, in memory:        -100.0
#   bound written:              x <= 5
#   HiGHS 1.16.0 on the file:   0.0
#   bound of an integer column: -inf <= x <= 5
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q ortools==9.15.6755 highspy==1.16.0
cat >write.py <<'END'
from ortools.linear_solver import pywraplp
for name, make in (("real", "NumVar"), ("whole", "IntVar")):
    model = pywraplp.Solver.CreateSolver("SCIP")
    x = getattr(model, make)(-model.infinity(), 5, "x")
    model.Add(x >= -100)
    model.Minimize(x)
    assert model.Solve() == model.OPTIMAL
    with open(name + ".lp", "w") as file:
        file.write(model.ExportModelAsLpFormat(False))
    print("optimum", name, model.Objective().Value())
END
cat >highs.py <<'END'
import highspy
model = highspy.Highs()
model.silent()
model.readModel("real.lp")
model.run()
print("optimum", model.getInfo().objective_function_value)
END
memory=$(python/bin/python write.py | awk '$2 == "real" { print $3 }')
file=$(python/bin/python highs.py | awk '$1 == "optimum" { print $2 }')
bound() { sed -n '/^Bounds/{n;s/^ *//;p}' "$1"; }
a=$(bound real.lp) b=$(bound whole.lp)
printf 'OR-Tools, in memory:        %s\nbound written:              %s\n' "$memory" "$a"
printf 'HiGHS 1.16.0 on the file:   %s\nbound of an integer column: %s\n' "$file" "$b"
[[ $memory == -100.0 && $a == 'x <= 5' && $file =~ ^-?0\.0$ && $b == '-inf <= x <= 5' ]]
