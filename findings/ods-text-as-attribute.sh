#!/bin/sh
# pandas 3.1.1 (odfpy 1.4.1) and pyexcel-ods3 0.6.1 drop texts of OpenDocument cells that stand in an attribute alone.
#
# office:string-value is the value of a text cell (ISO 26300, 19.379); the paragraph inside only shows it and may be missing.
# Both readers give an empty cell, without a word; python-calamine 0.9.1 gives the text. Seen:
#   [["", "day"]] [["", "day"]] [["night", "day"]]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
import zipfile


def write(path, cells, space=""):
    """An OpenDocument spreadsheet of one row."""
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
<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="A">"""
            f"{space}<table:table-row>{space}{cells}{space}</table:table-row>{space}"
            "</table:table></office:spreadsheet></office:body></office:document-content>")


import pandas
import python_calamine
from pyexcel_ods3 import get_data

write("text.ods", '<table:table-cell office:value-type="string" office:string-value="night"/>'
      '<table:table-cell office:value-type="string"><text:p>day</text:p></table:table-cell>')
found = pandas.read_excel("text.ods", engine="odf", header=None, na_filter=False).values.tolist()
second = get_data("text.ods")["A"]
third = python_calamine.load_workbook("text.ods").get_sheet_by_index(0).to_python()
print(found, second, third)
assert found == [["", "day"]] and second == [["", "day"]] and third == [["night", "day"]]
EOF
