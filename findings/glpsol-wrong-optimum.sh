#!/usr/bin/env bash
# GLPK 5.0 (Debian glpk-utils 5.0-1): `glpsol --nointopt` calls 0 the proved optimum of one row over three columns of 0 and
# 1, whose optimum is -7; without the option it finds that. Coefficients of 1e9 are enough: a column counts as whole where
# it is so to 1e-5.
#
# Output seen:
#   best of all eight points: -7 at [1, 0, 1]
#   glpsol:            INTEGER OPTIMAL -7
#   glpsol --nointopt: INTEGER OPTIMAL 0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg -s glpk-utils 2>/dev/null | grep -qx 'Version: 5.0-1' ||
  apt-get install -y -qq --no-install-recommends glpk-utils=5.0-1 >/dev/null
cd "$folder"
cat >in.lp <<'END'
Minimize
 obj: - 5 x0 + 2 x1 - 2 x2
Subject To
 row: 580529970 x0 - 922311677 x1 - 660670271 x2 <= 0.001
Binaries
 x0 x1 x2
End
END
python3 -c '
import itertools
points = [p for p in itertools.product([0, 1], repeat=3)
          if 580529970 * p[0] - 922311677 * p[1] - 660670271 * p[2] <= 0.001]
best = min(points, key=lambda p: -5 * p[0] + 2 * p[1] - 2 * p[2])
print("best of all eight points:", -5 * best[0] + 2 * best[1] - 2 * best[2], "at", list(best))'
answer() {
  glpsol --lp in.lp "$@" --output solution >/dev/null
  echo "$(sed -n 's/^Status: *//p' solution) $(awk '$1 == "Objective:" { print $4 }' solution)"
}
a=$(answer) b=$(answer --nointopt)
printf 'glpsol:            %s\nglpsol --nointopt: %s\n' "$a" "$b"
[[ $a == 'INTEGER OPTIMAL -7' && $b == 'INTEGER OPTIMAL 0' ]]
