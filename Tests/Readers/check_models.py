"""Solves the model files of every tier with HiGHS, and holds them against each other and against `solve`.

Usage: check_models.py OFFHOURS SCENARIO [--with OVERLAY]…. Needs PyPI's highspy. Says each fault and ends with status 1
where there is one.
"""

import json
import os
import subprocess
import sys
import tempfile

import highspy

tool, scenario = sys.argv[1], sys.argv[2:]
faults = []


def run(*arguments):
    done = subprocess.run([tool, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"offhours {' '.join(arguments)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def optimum(path):
    """The optimum of a model file by HiGHS; nil where it calls the program anything but solved."""
    model = highspy.Highs()
    model.silent()
    # As exact as it can be: a tolerance must not hide a digit that is missing.
    model.setOptionValue("mip_feasibility_tolerance", 1e-9)
    model.setOptionValue("primal_feasibility_tolerance", 1e-9)
    model.setOptionValue("mip_rel_gap", 0)
    model.setOptionValue("mip_abs_gap", 0)
    if model.readModel(path) != highspy.HighsStatus.kOk:
        return None
    model.run()
    solved = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return model.getInfo().objective_function_value if solved else None


with tempfile.TemporaryDirectory() as folder:
    goals = json.loads(run("solve", *scenario, "--gap", "0", "--json"))["goals"]
    for tier, goal in enumerate(goals, 1):
        files = {ending: os.path.join(folder, f"{tier}.{ending}") for ending in ("lp", "mps")}
        facts = json.loads(run("model", *scenario, "--tier", str(tier), "--lp", files["lp"], "--mps", files["mps"],
                               "--json"))
        values = {}
        for ending, path in files.items():
            names = [field for line in open(path, encoding="ascii") for field in line.split()]
            if max(map(len, names)) > 100:
                faults.append(f"tier {tier}: {ending}: a name of more than 100 bytes")
            value = optimum(path)
            if value is None:
                faults.append(f"tier {tier}: {ending}: HiGHS finds no optimum")
                continue
            # MPS is always minimised.
            values[ending] = -value if ending == "mps" and facts["maximised"] else value
            if abs(values[ending] - goal["value"]) > 1e-5 * max(1, abs(goal["value"])):
                faults.append(f"tier {tier}: {ending}: HiGHS finds {values[ending]}, solve {goal['value']}")
            if "bound" in goal and abs(goal["bound"] - goal["value"]) > 2e-6:
                faults.append(f"tier {tier}: solve proves {goal['bound']} only, of {goal['value']}")
        print(f"tier {tier}, {goal['goal']}: {values}")
for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(1 if faults else 0)
