"""Looks at the template and at marks of faults in a workbook, with openpyxl and LibreOffice in between.

Usage: check_book.py OFFHOURS FOLDER. Says each fault and ends with status 1 where there is one.
"""

import json
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])
run, path, sheet, columns = tool.run, tool.file, tool.sheet, tool.columns


def values(json_text):
    data = json.loads(json_text)
    data.pop("solver", None)
    data["scenario"].pop("sha256", None)
    return data


# The template, in both languages, solves as it is; LibreOffice and openpyxl leave it the same scenario.
for language in ["vi", "en"]:
    name = f"class-{language}.xlsx"
    run("new", path(name), "--language", language, "--from", "2027-03-01")
    first = run("solve", path(name), "--json").stdout
    book = openpyxl.load_workbook(path(name))
    check(book.worksheets[0].max_row >= 6, "the first sheet says what to do")
    check(any(ws.data_validations.dataValidation for ws in book.worksheets), "there are lists to choose from")
    check(any(cell.comment for ws in book.worksheets for cell in ws[1]), "headings have notes")
    book.save(path(f"o-{name}"))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", path("lo"), path(name)],
        check=True, capture_output=True)
    for other in [path(f"o-{name}"), path(f"lo/{name}")]:
        check(values(run("solve", other, "--json").stdout) == values(first), f"{other} is another scenario")

# Marks: foreign things stay, marks come and go.
book = openpyxl.load_workbook(path("class-en.xlsx"))
own = book.create_sheet("My own")
own["B2"] = "=1+1"
halls = sheet(book, "venues", "en")
at = columns(halls, "venues", "en")
halls.cell(2, at["seats"]).value = "many"
halls.cell(2, at["place"]).value = "nowhere"
halls.cell(2, at["place"]).fill = PatternFill("solid", fgColor="FF00FF00")
halls.cell(2, at["place"]).comment = Comment("ask Hoa", "me")
halls.column_dimensions["B"].width = 41
book.save(path("bad.xlsx"))
found = json.loads(run("check", path("bad.xlsx"), "--json", status=65).stdout)["diagnostics"]
cells = {(d["sheet"], d["cell"]) for d in found}
seats, place = halls.cell(2, at["seats"]).coordinate, halls.cell(2, at["place"]).coordinate
check(cells == {("Venues", seats), ("Venues", place)}, f"faults stand at {cells}")
run("check", path("bad.xlsx"), "--mark", path("marked.xlsx"), status=65)
marked = openpyxl.load_workbook(path("marked.xlsx"))
hall = marked["Venues"]
for cell in [seats, place]:
    check(hall[cell].fill.fgColor.rgb == "FFFFB3A7", f"{cell} is not coloured")
    check(hall[cell].comment is not None and "OffHours" in hall[cell].comment.text, f"{cell} has no note")
check("ask Hoa" in hall[place].comment.text, "a note of somebody is lost")
check(marked["My own"]["B2"].value == "=1+1" and hall.column_dimensions["B"].width == 41, "foreign things are lost")
for again in ["marked.xlsx", "resaved.xlsx"]:
    if again == "resaved.xlsx":
        marked.save(path(again))
    mended = openpyxl.load_workbook(path(again))
    mended["Venues"][seats].value = 30
    mended["Venues"][place].value = "park"
    mended.save(path("mended.xlsx"))
    run("check", path("mended.xlsx"), "--mark", path("clean.xlsx"), "--force")
    clean = openpyxl.load_workbook(path("clean.xlsx"))["Venues"]
    check(clean[seats].comment is None, "the mark's note stays")
    check(clean[place].comment is not None and clean[place].comment.text.strip() == "ask Hoa", "the note is not as it was")
    check(clean[place].fill.fgColor.rgb == "FF00FF00", f"the colour is {clean[place].fill.fgColor.rgb}")
    check(clean[seats].fill.fgColor.rgb != "FFFFB3A7", "the mark's colour stays")
before, after = zipfile.ZipFile(path("mended.xlsx")), zipfile.ZipFile(path("clean.xlsx"))
own_part = [n for n in before.namelist() if b"1+1" in before.read(n)][0]
check(before.read(own_part) == after.read(own_part), "a foreign sheet has other bytes")
end()
