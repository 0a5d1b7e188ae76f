"""What each operator of the search tried, gained and took, over scenarios and seeds.

usage: operators.py OFFHOURS [--seeds N] [--seconds N] [SCENARIO]...

Without scenarios: the parks, the rotations, and four that are generated (any and section, ample and scarce). Prints a table in
Markdown: calls, gains (plans that were taken), gains per hundred calls, share of the operators' time.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

GENERATED = {
    "300 any": ["--workers", "300", "--attend", "any"],
    "300 any, scarce": ["--workers", "300", "--attend", "any", "--scarce"],
    "300 section": ["--workers", "300", "--attend", "section"],
    "1000 section, scarce": ["--workers", "1000", "--attend", "section", "--scarce"],
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("offhours")
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as work:
        cases = {name: name for name in options.scenarios}
        if not cases:
            cases = {"parks": str(root / "scenarios/thai-nguyen"), "rotations": str(root / "scenarios/rotations")}
            for name, arguments in GENERATED.items():
                cases[name] = str(pathlib.Path(work, name.replace(" ", "-").replace(",", "")))
                subprocess.run(
                    [options.offhours, "generate", cases[name], *arguments], check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        totals = {}
        for name, scenario in cases.items():
            counts = {}
            for seed in range(options.seeds):
                text = subprocess.run(
                    [options.offhours, "solve", scenario, "--seed", str(seed), "--time-limit", str(options.seconds), "--json"],
                    check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
                for note in json.loads(text)["solver"].get("operators", []):
                    for table in (counts, totals):
                        calls, gains, seconds = table.get(note["name"], (0, 0, 0.0))
                        table[note["name"]] = (
                            calls + note["calls"], gains + note["gains"], seconds + note["seconds"])
            print_table(f"{name}, {options.seeds} seeds, {options.seconds:g} s", counts)
        if len(cases) > 1:
            print_table("all", totals)


def print_table(title, counts):
    everything = sum(seconds for _, _, seconds in counts.values()) or 1
    print(f"\n{title}\n\n| operator | calls | gains | per 100 calls | time |\n|---|---:|---:|---:|---:|")
    for name, (calls, gains, seconds) in counts.items():
        print(f"| {name} | {calls} | {gains} | {100 * gains / max(1, calls):.1f} | {100 * seconds / everything:.0f} % |")


main()
