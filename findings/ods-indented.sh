#!/bin/sh
# python-calamine 0.9.1 cannot read an OpenDocument sheet whose XML is indented between the cells of a row.
#
# White space between elements that hold no text says nothing (ISO 26300, 1.4 of part 1); Gnumeric and GDAL write it. Seen:
#   CalamineError: Expecting 'table-cell', found 'Text(…)'
# pandas 3.1.1 (odfpy 1.4.1) reads the same file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1
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

write("a.ods", '<table:table-cell office:value-type="string"><text:p>day</text:p></table:table-cell>', "\n  ")
try:
    found = python_calamine.load_workbook("a.ods").get_sheet_by_index(0).to_python()
except Exception as error:
    found = f"{type(error).__name__}: {error}"
other = pandas.read_excel("a.ods", engine="odf", header=None).values.tolist()
print(found)
print(other)
assert "CalamineError: Expecting 'table-cell'" in str(found) and other == [["day"]]
EOF
