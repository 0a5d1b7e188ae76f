#!/usr/bin/env bash
# An integer column of a free MPS file whose only bound is `LO 0`: GLPK 5.0 (Debian glpk-utils 5.0-1) takes it for one of
# 0 and 1, HiGHS 1.16.0 (PyPI highspy 1.16.0) for one without an upper bound. The same file has two optima.
#
# Output seen:
#   glpsol 5.0:    Objective:  cost = -1 (MINimum)
#   HiGHS 1.16.0:  -7.0
#   with an upper bound PL (none) written out, both: -7
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s glpk-utils 2>/dev/null | grep -qx 'Version: 5.0-1' ||
  apt-get install -y -qq --no-install-recommends glpk-utils=5.0-1 >/dev/null
cd "$folder"
python3 -m venv python
python/bin/pip install -q highspy==1.16.0
cat >lower.mps <<'END'
NAME
ROWS
 N cost
 L cap
COLUMNS
 M1 'MARKER' 'INTORG'
 x cost -1 cap 1
 M2 'MARKER' 'INTEND'
RHS
 R cap 7
BOUNDS
 LO B x 0
ENDATA
END
sed 's/^ LO B x 0/ PL B x/' lower.mps >open.mps
cat >highs.py <<'END'
import sys
import highspy
model = highspy.Highs()
model.silent()
model.readModel(sys.argv[1])
model.run()
print("optimum", model.getInfo().objective_function_value)
END
of_glpk() { glpsol --freemps "$1" --output solution >/dev/null && awk '$1 == "Objective:" { print $4 }' solution; }
of_highs() { python/bin/python highs.py "$1" | awk '$1 == "optimum" { print $2 }'; }
echo "only LO 0:      glpsol $(of_glpk lower.mps), HiGHS $(of_highs lower.mps)"
echo "PL written out: glpsol $(of_glpk open.mps), HiGHS $(of_highs open.mps)"
[[ $(of_glpk lower.mps) == -1 && $(of_highs lower.mps) == -7.0 && $(of_glpk open.mps) == -7 && $(of_highs open.mps) == -7.0 ]]
