"""Looks after what is not ours in a workbook: it stays through solve, replan, import and marks; and after the lists to choose from.

Usage: check_foreign.py OFFHOURS FOLDER. Says each fault and ends with status 1 where there is one.
"""

import pathlib
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from books import Tool, check, end

tool = Tool(sys.argv[1], sys.argv[2])
GREEN = PatternFill("solid", fgColor="FF00B050")


def dress(book, language="en"):
    """Everything that people add to a workbook."""
    own = book.create_sheet("Budget", 2)
    own["A1"], own["B1"], own["B2"] = "rent", 200, "=SUM(B1,1)"
    own["A1"].font = Font(bold=True, color="FFFF0000")
    own.column_dimensions["A"].width = 33
    own.freeze_panes = "B2"
    own.auto_filter.ref = "A1:B2"
    own.page_setup.orientation = "portrait"
    own.page_margins.left = 1.25
    own.print_title_rows = "1:1"
    own.merge_cells("D1:E2")
    list_ = DataValidation(type="list", formula1='"a,b"')
    own.add_data_validation(list_)
    list_.add("C1:C9")
    own.conditional_formatting.add("B1:B9", CellIsRule(operator="greaterThan", formula=["100"], fill=GREEN))
    workers = tool.sheet(book, "workers", language)
    column = workers.max_column + 2
    workers.cell(1, column).value, workers.cell(2, column).value = "Spoken to", "on Monday"
    halls = tool.sheet(book, "venues", language)
    # Further columns of workers go to the outputs; those of other sheets are nobody's business.
    halls.cell(1, 20).value, halls.cell(2, 20).value = "Rent a year", "=52*200"
    workers.cell(2, 2).fill = GREEN
    workers.cell(2, 2).comment = Comment("ask her sister", "me")
    workers.column_dimensions["B"].width = 47
    workers.row_dimensions[3].height = 31
    workers.auto_filter.ref = workers.dimensions
    workers.print_area = "A1:F12"
    workers.oddFooter.center.text = "page &P"
    return column


def undressed(name, column, language="en"):
    """What of it a workbook lacks."""
    book = openpyxl.load_workbook(tool.file(name))
    own, workers = book["Budget"], tool.sheet(book, "workers", language)
    stands = {
        "another sheet": own["A1"].value == "rent" and own["B2"].value == "=SUM(B1,1)", "its place": book.sheetnames.index("Budget") == 2,
        "its font": own["A1"].font.color.rgb == "FFFF0000" and own["A1"].font.bold,
        "its widths": own.column_dimensions["A"].width == 33, "its panes": own.freeze_panes == "B2",
        "its filter": own.auto_filter.ref == "A1:B2", "its page": own.page_setup.orientation == "portrait",
        "its margins": own.page_margins.left == 1.25, "its titles": (own.print_title_rows or "").replace("$", "") == "1:1",
        "its merged cells": [str(cells) for cells in own.merged_cells.ranges] == ["D1:E2"],
        "its lists": len(own.data_validations.dataValidation) == 1, "its formats": len(own.conditional_formatting) == 1,
        "another column": workers.cell(1, column).value == "Spoken to" and workers.cell(2, column).value == "on Monday",
        "a formula": tool.sheet(book, "venues", language).cell(2, 20).value == "=52*200", "a colour": workers.cell(2, 2).fill.fgColor.rgb == "FF00B050",
        "a note": workers.cell(2, 2).comment is not None and "sister" in workers.cell(2, 2).comment.text,
        "a width": workers.column_dimensions["B"].width == 47, "a height": workers.row_dimensions[3].height == 31,
        "a filter": bool(workers.auto_filter.ref), "a print area": "$A$1:$F$12" in str(workers.print_area),
        "a footer": workers.oddFooter.center.text == "page &P",
    }
    return [what for what, is_there in stands.items() if not is_there]


def same_bytes(one, two, parts):
    """Parts of a file that another has with other bytes."""
    a, b = zipfile.ZipFile(tool.file(one)), zipfile.ZipFile(tool.file(two))
    return [part for part in parts if part in a.namelist() and (part not in b.namelist() or a.read(part) != b.read(part))]


def sheets(name):
    return [part for part in zipfile.ZipFile(tool.file(name)).namelist()
            if part.startswith(("xl/worksheets/", "xl/comments", "xl/drawings", "xl/theme", "docProps/", "xl/sharedStrings"))]


tool.run("new", tool.file("plain.xlsx"), "--language", "en", "--from", "2027-03-01")
book = openpyxl.load_workbook(tool.file("plain.xlsx"))
column = dress(book)
book.save(tool.file("dressed.xlsx"))
check(not undressed("dressed.xlsx", column), "the workbook is dressed as it should be")
tool.run("check", tool.file("dressed.xlsx"), "--mark", tool.file("marked.xlsx"))
check(not same_bytes("dressed.xlsx", "marked.xlsx", sheets("dressed.xlsx")), "a check without faults changes parts")
tool.run("solve", tool.file("dressed.xlsx"), "--out", tool.file("answer.xlsx"), "--first")
check(not undressed("answer.xlsx", column), f"solve loses {undressed('answer.xlsx', column)}")
check(not same_bytes("dressed.xlsx", "answer.xlsx", sheets("dressed.xlsx")),
      f"solve changes {same_bytes('dressed.xlsx', 'answer.xlsx', sheets('dressed.xlsx'))}")

# The timetable's own sheet may be dressed, too.
book = openpyxl.load_workbook(tool.file("answer.xlsx"))
plan = tool.sheet(book, "timetable", "en")
at = tool.columns(plan, "timetable", "en")
extra = plan.max_column + 1
plan.cell(1, extra).value = "Coffee"
for row in range(2, plan.max_row + 1):
    plan.cell(row, extra).value = f"for {plan.cell(row, at['id']).value}"
plan.cell(2, at["venue"]).fill = GREEN
plan.column_dimensions["A"].width = 44
plan.auto_filter.ref = plan.dimensions
plan.cell(2, at["keep"]).value = "yes"
book.save(tool.file("coffee.xlsx"))
tool.run("replan", tool.file("coffee.xlsx"), "--out", tool.file("next.xlsx"), "--first")
check(not undressed("next.xlsx", column), f"replan loses {undressed('next.xlsx', column)}")
plan = tool.sheet(openpyxl.load_workbook(tool.file("next.xlsx")), "timetable", "en")
check(plan.cell(1, extra).value == "Coffee", "replan loses a column")
check(all(plan.cell(row, extra).value == f"for {plan.cell(row, at['id']).value}"
          for row in range(2, plan.max_row + 1) if plan.cell(row, at["id"]).value), "a column of the timetable has slipped")
check(plan.cell(2, at["venue"]).fill.fgColor.rgb == "FF00B050" and plan.column_dimensions["A"].width == 44, "replan loses looks")
check(plan.cell(2, at["keep"]).value == "yes", "replan loses a mark to keep")
other = [part for part in sheets("coffee.xlsx")
         if b"Coffee" not in zipfile.ZipFile(tool.file("coffee.xlsx")).read(part)]
strings = [part for part in other if "sharedStrings" not in part]
changed = same_bytes("coffee.xlsx", "next.xlsx", strings)
answer_sheets = len(["timetable", "learners", "unplaced", "results"]) + 1
check(len(changed) <= answer_sheets, f"replan changes {changed}")

# Absences come in: the sheet that gets them changes, no other.
with open(tool.file("leave.csv"), "w") as file:
    file.write("Annual leave\nID,Name,From date,To date,Reason\nW01,Nguyễn Văn An,2027-03-20,2027-03-21,leave\n")
before = tool.file("update.xlsx")
with open(tool.file("dressed.xlsx"), "rb") as source, open(before, "wb") as target:
    target.write(source.read())
tool.run("import", tool.file("leave.csv"), "--update", before)
check(not undressed("update.xlsx", column), f"import loses {undressed('update.xlsx', column)}")
changed = same_bytes("dressed.xlsx", "update.xlsx", [p for p in sheets("dressed.xlsx") if p.startswith("xl/worksheets/sheet")])
check(len(changed) <= 1, f"import changes {changed}")

# Lists to choose from: wherever a value is one of several, or the id of something.
for name in ["plain.xlsx", "answer.xlsx"]:
    book = openpyxl.load_workbook(tool.file(name))
    for key, layout in tool.layout.items():
        title = layout["title"]["en"]
        if title not in book.sheetnames or key in ("learners", "unplaced", "results", "settings", "rules"):
            continue
        sheet = book[title]
        columns = tool.columns(sheet, key, "en")
        rules = sheet.data_validations.dataValidation
        several = {("timetable", "instructors"), ("workers", "courses"), ("instructors", "teaches"), ("venues", "shares")}
        for described in layout["columns"]:
            wants = described["type"] in ("choice", "yes-no", "reference") or (key, described["key"]) in several
            # Who a roster's row is of, and a crew's employer, may be one of two kinds.
            if not wants or described["key"] not in columns or key == "roster" or (key, described["key"]) == ("absences", "employer"):
                continue
            cell = f"{openpyxl.utils.get_column_letter(columns[described['key']])}2"
            check(any(cell in rule.sqref for rule in rules), f"{name}: {title}!{cell} ({described['key']}) has no list to choose from")

# Employers' answers.
tool.run("export", tool.file("answer.xlsx"), "--format", "answers", "--out", tool.file("lists"))
lists = sorted(pathlib.Path(tool.file("lists/answers")).glob("*.xlsx"))
check(lists, "there are no lists to answer")
for path in lists:
    sheet = openpyxl.load_workbook(path).active
    rules = sheet.data_validations.dataValidation
    check(len(rules) == 1 and "not this one" in rules[0].formula1 and "until" in rules[0].formula1, f"{path.name} has no answers to choose from")
    head = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "Answer" for cell in row))
    at = next(cell.column for cell in sheet[head] if cell.value == "Answer")
    check(any(sheet.cell(head + 1, at).coordinate in rule.sqref for rule in rules), f"{path.name}: the list does not lie over the answers")
    sheet.cell(head + 1, at).value = "not this one"
    sheet.parent.save(path)
result = tool.run("replan", tool.file("answer.xlsx"), "--answers", str(lists[0]), "--out", tool.file("answered.xlsx"), "--first")
absences = tool.sheet(openpyxl.load_workbook(tool.file("answered.xlsx")), "absences", "en")
check(any("not this one" in str(cell.value) for row in absences.iter_rows(min_row=2) for cell in row), "a no is no absence")
end()
