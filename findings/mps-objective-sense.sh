#!/usr/bin/env bash
# CBC 2.10.8 (Debian coinor-cbc 2.10.8+ds1-1) and python-mip 1.13.0 (PyPI mip 1.13.0) minimise the MPS files of
# maximised models that HiGHS 1.16.0 (PyPI highspy 1.16.0) writes, and call the result optimal. They read over the
# section OBJSENSE, the extension by which HiGHS, SCIP, COPT, OR-Tools and Pyomo write the sense. A plan
# that should hold as many lessons as possible comes back as the proved optimum with none.
#
# Output seen:
#   HiGHS on its own file: 4.0
#   CBC:                   0.00000000
#   python-mip:            0.0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s coinor-cbc 2>/dev/null | grep -qx 'Version: 2.10.8+ds1-1' ||
  apt-get install -y -qq --no-install-recommends coinor-cbc=2.10.8+ds1-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q highspy==1.16.0 mip==1.13.0
cat >highs.py <<'END'
import highspy
model = highspy.Highs()
model.silent()
model.addCol(1, 0, 10, 0, [], [])
model.addRow(-model.inf, 4, 1, [0], [1])
model.changeObjectiveSense(highspy.ObjSense.kMaximize)
model.writeModel("out.mps")
again = highspy.Highs()
again.silent()
again.readModel("out.mps")
again.run()
print("optimum", again.getInfo().objective_function_value)
END
cat >mip_of.py <<'END'
import mip
model = mip.Model(solver_name="CBC")
model.verbose = 0
model.read("out.mps")
status = model.optimize()
assert status == mip.OptimizationStatus.OPTIMAL
print("optimum", model.objective_value)
END
a=$(python/bin/python highs.py | awk '$1 == "optimum" { print $2 }')
grep -A1 '^OBJSENSE' out.mps
cbc out.mps solve solution solution.txt >log 2>&1
read -r status _ _ _ b <solution.txt
c=$(python/bin/python mip_of.py | awk '$1 == "optimum" { print $2 }')
printf 'HiGHS on its own file: %s\nCBC:                   %s\npython-mip:            %s\n' "$a" "$b" "$c"
[[ $a == 4.0 && $status == Optimal && $b =~ ^-?0(\.0*)?$ && $c =~ ^-?0\.0$ ]]
