#!/bin/sh
# pandas 3.1.1 with odfpy 1.4.1 cannot read an OpenDocument sheet that holds one duration beyond 24 hours.
#
# A cell of the kind "time" holds a duration (ISO 26300, 19.382), so PT30H15M00S is valid, and spreadsheet programs show
# 30:15. pandas takes it for a time of day and gives up on the whole file. Seen:
#   DateParseError: hour must be in 0..23: 30:15
# pyexcel-ods3 0.6.1 reads the same file: 1 day, 6:15:00.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 pyexcel-ods3==0.6.1
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
from pyexcel_ods3 import get_data

write("hours.ods", '<table:table-cell office:value-type="time" office:time-value="PT30H15M00S"><text:p>30:15</text:p></table:table-cell>')
try:
    found = pandas.read_excel("hours.ods", engine="odf", header=None).values.tolist()
except Exception as error:
    found = f"{type(error).__name__}: {error}"
other = get_data("hours.ods")["A"]
print(found)
print(other)
assert "hour must be in 0..23" in str(found) and str(other[0][0]) == "1 day, 6:15:00"
EOF
