#!/usr/bin/env bash
# python-calamine 0.9.1 (PyPI) drops line breaks and tabs inside a cell of an OpenDocument sheet: a shift that is
# written as 06:00 over 14:00 is read as "06:0014:00", and "N", a tab and "1" as "N1". Both are elements of the text
# (ISO 26300-1, 6.1.5 and 6.1.4: text:line-break, text:tab); two paragraphs it keeps apart. pandas 3.1.1 with odfpy
# 1.4.1 keeps the line break and drops the tab, pyexcel-ods3 0.6.1 keeps both.
#
# Output seen:
#   calamine     ['06:0014:00', 'N1', '06:00\n14:00']
#   pandas       ['06:00\n14:00', 'N1', '06:00\n14:00']
#   pyexcel-ods3 ['06:00\n14:00', 'N\t1', '06:00\n14:00']
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q python-calamine==0.9.1 pyexcel-ods3==0.6.1 pandas==3.1.1 odfpy==1.4.1
cat >read.py <<'END'
import zipfile

import pandas
import python_calamine
from pyexcel_ods3 import get_data


def write(path, rows):
    """An OpenDocument spreadsheet of one sheet."""
    names = " ".join(
        f"xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0\"" for prefix in ("office", "table", "text"))
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", f"""<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="{manifest}" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{kind}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>""")
        book.writestr("content.xml", f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>"""
            "<table:table table:name=\"A\"><table:table-column/>"
            + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
            + "</table:table></office:spreadsheet></office:body></office:document-content>")


def cell(text, attributes="", before=""):
    return f"<table:table-cell office:value-type=\"string\" {attributes}>{before}<text:p>{text}</text:p></table:table-cell>"


write("roster.ods", [
    cell("06:00<text:line-break/>14:00") + cell("N<text:tab/>1") + cell("06:00</text:p><text:p>14:00")])
first = python_calamine.load_workbook("roster.ods").get_sheet_by_index(0).to_python()[0]
second = pandas.read_excel("roster.ods", engine="odf", header=None).values.tolist()[0]
third = get_data("roster.ods")["A"][0]
print("calamine    ", first)
print("pandas      ", second)
print("pyexcel-ods3", third)
two = "06:00\n14:00"
assert first == ["06:0014:00", "N1", two] and second == [two, "N1", two] and third == [two, "N\t1", two]
END
python/bin/python read.py
