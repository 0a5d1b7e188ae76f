#!/usr/bin/env bash
# CBC 2.10.8 (Debian coinor-cbc 2.10.8+ds1-1) drops the whole numbers of every LP file that HiGHS 1.16.0 (PyPI highspy
# 1.16.0) writes: it proves a fraction optimal and ends without an error. HiGHS opens the sections of binary and integer
# columns with `bin` and `gen`, as the CPLEX LP format allows (GENERAL, GENERALS or GEN; BINARY, BINARIES or BIN); CBC
# takes the two words for names of columns, and reads the lists below as bounds. A roster that is handed from one to the
# other gets half persons.
#
# Output seen:
#   HiGHS on its own file:       3.0
#   CBC on the same file:        3.50000000
#   CBC, with `generals` inside: 3.00000000
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s coinor-cbc 2>/dev/null | grep -qx 'Version: 2.10.8+ds1-1' ||
  apt-get install -y -qq --no-install-recommends coinor-cbc=2.10.8+ds1-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q highspy==1.16.0
cat >write.py <<'END'
import highspy
model = highspy.Highs()
model.silent()
model.addCol(1, 0, model.inf, 0, [], [])
model.passColName(0, "crews")
model.changeColIntegrality(0, highspy.HighsVarType.kInteger)
model.addRow(-model.inf, 7, 1, [0], [2])
model.changeObjectiveSense(highspy.ObjSense.kMaximize)
model.writeModel("out.lp")
again = highspy.Highs()
again.silent()
again.readModel("out.lp")
again.run()
print("optimum", again.getInfo().objective_function_value)
END
highs=$(python/bin/python write.py | awk '$1 == "optimum" { print $2 }')
sed 's/^gen$/generals/; /^bin$/d' out.lp >spelled.lp
of_cbc() {
  cbc "$1" solve solution solution.txt >log 2>&1
  awk '{ print $NF; exit }' solution.txt
}
a=$(of_cbc out.lp) b=$(of_cbc spelled.lp)
printf 'HiGHS on its own file:       %s\nCBC on the same file:        %s\n' "$highs" "$a"
printf 'CBC, with `generals` inside: %s\n' "$b"
[[ $highs == 3.0 && $a == 3.5* && $b == 3.0* ]]
