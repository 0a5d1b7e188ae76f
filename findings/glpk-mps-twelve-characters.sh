#!/usr/bin/env bash
# GLPK 5.0 (Debian glpk-utils 5.0-1): `glpsol --wfreemps` writes numbers with twelve characters at most, so that a program
# that has a solution comes back as one that has none. An LP file of the same program keeps fifteen digits and stays right.
#
# Output seen:
#   handed in:       Status:     OPTIMAL
#   written as LP:   Status:     OPTIMAL
#   written as MPS:  Status:     UNDEFINED
#   the right side in the MPS file: 1234567.8901  (handed in: 1234567.89012345)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s glpk-utils 2>/dev/null | grep -qx 'Version: 5.0-1' ||
  apt-get install -y -qq --no-install-recommends glpk-utils=5.0-1 >/dev/null
cd "$folder"
cat >in.lp <<'END'
Minimize
 obj: z
Subject To
 sum: x + z = 1234567.89012345
Bounds
 x = 1234567
 0.89012345 <= z <= 0.9
End
END
glpsol --lp in.lp --check --wfreemps out.mps --wlp out.lp >/dev/null
status() { glpsol "$@" --output solution >/dev/null && grep '^Status:' solution; }
a=$(status --lp in.lp) b=$(status --lp out.lp) c=$(status --freemps out.mps)
side=$(awk '$1 == "RHS1" { print $3 }' out.mps)
printf 'handed in:       %s\nwritten as LP:   %s\nwritten as MPS:  %s\n' "$a" "$b" "$c"
echo "the right side in the MPS file: $side  (handed in: 1234567.89012345)"
[[ $a == *OPTIMAL && $b == *OPTIMAL && $c == *UNDEFINED && $side == 1234567.8901 ]]
