#!/usr/bin/env bash
# tablib 3.10.0 (PyPI) loses shifts and people of OpenDocument rosters as LibreOffice stores them, without a word. Three
# nights in a row are written once with their number (ISO 26300-1, 9.1.4: table:number-columns-repeated); it reads one,
# and moves the days behind it to the left. Rows that are folded together (table:table-row-group) are left out, and so
# is a heading that is repeated on every page (table:table-header-rows): the first person becomes the heading. pandas
# 3.1.1 with odfpy 1.4.1 has every shift on its day.
#
# Output seen:
#   nights: pandas ['name', 'Mon', 'Tue', 'Wed', 'Thu'] [['An', 'N', 'N', 'N', 'D']]
#   nights: tablib ['name', 'Mon', 'Tue', 'Wed', 'Thu'] [['An', 'N', 'D']]
#   folded: pandas ['name', 'Mon', 'Tue'] [['An', 'N', 'D'], ['Bình', 'D', 'N'], ['Chi', 'O', 'N']]
#   folded: tablib ['An', 'N', 'D'] [['Chi', 'O', 'N']]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q "tablib[ods]==3.10.0" pandas==3.1.1 odfpy==1.4.1
cat >read.py <<'END'
import zipfile

import pandas
import tablib


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
            + "".join(rows)
            + "</table:table></office:spreadsheet></office:body></office:document-content>")


def row(name, *shifts):
    """A row of the roster: shifts with the number of days that they go on for."""
    cells = "".join(
        f"<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{days}\"><text:p>{shift}</text:p>"
        "</table:table-cell>" if days > 1 else
        f"<table:table-cell office:value-type=\"string\"><text:p>{shift}</text:p></table:table-cell>"
        for shift, days in [(name, 1), *shifts])
    return f"<table:table-row>{cells}</table:table-row>"


write("nights.ods", [row("name", ("Mon", 1), ("Tue", 1), ("Wed", 1), ("Thu", 1)), row("An", ("N", 3), ("D", 1))])
write("folded.ods", [
    "<table:table-header-rows>", row("name", ("Mon", 1), ("Tue", 1)), "</table:table-header-rows>",
    row("An", ("N", 1), ("D", 1)),
    "<table:table-row-group>", row("Bình", ("D", 1), ("N", 1)), "</table:table-row-group>",
    row("Chi", ("O", 1), ("N", 1))])
found = {}
for name in ("nights", "folded"):
    table = pandas.read_excel(name + ".ods", engine="odf")
    data = tablib.Dataset().load(open(name + ".ods", "rb"), format="ods")
    found[name, "pandas"] = [list(table.columns), table.values.tolist()]
    found[name, "tablib"] = [data.headers, [[cell for cell in line if cell != ""] for line in data]]
    for reader in ("pandas", "tablib"):
        print(f"{name}: {reader}", *found[name, reader])
days = ["name", "Mon", "Tue", "Wed", "Thu"]
assert found["nights", "pandas"] == [days, [["An", "N", "N", "N", "D"]]]
assert found["nights", "tablib"] == [days, [["An", "N", "D"]]]
assert found["folded", "pandas"] == [days[:3], [["An", "N", "D"], ["Bình", "D", "N"], ["Chi", "O", "N"]]]
assert found["folded", "tablib"] == [["An", "N", "D"], [["Chi", "O", "N"]]]
END
python/bin/python read.py
