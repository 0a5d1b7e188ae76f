"""Runs the tool and reaches the cells of its workbooks by the keys of their layout, for scripts that look at both."""

import json
import subprocess
import sys

FAULTS = []


def check(truth, message):
    """Keeps a message where something is not as it should be; gives whether it is."""
    if not truth:
        FAULTS.append(message)
    return truth


def end():
    """Says all faults; ends with status 1 where there is one."""
    for fault in FAULTS:
        print(f"fault: {fault}", file=sys.stderr)
    sys.exit(1 if FAULTS else 0)


class Tool:
    """The tool, and the folder in which its files stand."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        sheets = json.loads(self.run("schema", "--workbook").stdout)["sheets"]
        self.layout = {sheet["key"]: sheet for sheet in sheets}

    def file(self, name):
        return f"{self.folder}/{name}"

    def ask(self, *words):
        """Runs a command, whatever comes out."""
        return subprocess.run([self.path, *words], capture_output=True, text=True)

    def run(self, *words, status=0):
        """Runs a command that should end with a status."""
        result = self.ask(*words)
        check(result.returncode == status,
              f"{' '.join(words)}: {result.returncode}\n{result.stdout[-400:]}{result.stderr[-900:]}")
        return result

    def json(self, *words, status=0):
        return json.loads(self.run(*words, "--json", status=status).stdout or "{}")

    def sheet(self, book, key, language):
        """A sheet of a workbook by its key."""
        return book[self.layout[key]["title"][language]]

    def columns(self, sheet, key, language):
        """Where the columns of a sheet stand, by their keys."""
        titles = {column["title"][language]: column["key"] for column in self.layout[key]["columns"]}
        return {titles[cell.value]: cell.column for cell in sheet[1] if cell.value in titles}

    def fill(self, book, key, language, rows):
        """Puts rows, each a map of columns' keys to values, in the place of those of a sheet."""
        sheet = self.sheet(book, key, language)
        at = self.columns(sheet, key, language)
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.value = None
        for number, row in enumerate(rows, start=2):
            for name, value in row.items():
                sheet.cell(number, at[name]).value = value

    def set(self, book, language, values):
        """Puts values beside settings, which are known by their words."""
        sheet = self.sheet(book, "settings", language)
        rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
        for name, value in values.items():
            rows[name][1].value = value

    def plan(self, name):
        """The timetable that stands in a workbook."""
        result = self.run("export", self.file(name), "--format", "json")
        if result.returncode != 0:
            end()
        return json.loads(result.stdout)
