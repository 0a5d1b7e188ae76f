#!/usr/bin/env bash
# tablib 3.10.0 (PyPI) reads the name of whoever wrote a comment as the content of the cell: the shift N with a note by
# Hà becomes "Hà". stream-read-ods 0.0.22 (PyPI) puts author, date and note in front of the shift. A comment is a child
# of the cell that is no part of its text (ISO 26300-1, 14.1: office:annotation). pandas 3.1.1 with odfpy 1.4.1 reads N.
# On a roster notes stand on the very cells that were swapped.
#
# Output seen:
#   pandas          N
#   tablib          Hà
#   stream-read-ods 'Hà2027-02-01T09:00:00swap with An\nN'
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install -q "tablib[ods]==3.10.0" stream-read-ods==0.0.22 pandas==3.1.1 odfpy==1.4.1
cat >read.py <<'END'
import zipfile

import pandas
import tablib
from stream_read_ods import stream_read_ods


def write(path, rows):
    """An OpenDocument spreadsheet of one sheet."""
    names = " ".join(
        f"xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0\"" for prefix in ("office", "table", "text"))
    names += " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
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


note = ("<office:annotation><dc:creator>Hà</dc:creator><dc:date>2027-02-01T09:00:00</dc:date>"
        "<text:p>swap with An</text:p></office:annotation>")
write("roster.ods", [cell("name") + cell("Mon"), cell("Bình") + cell("N", before=note)])
first = pandas.read_excel("roster.ods", engine="odf").iloc[0, 1]
second = tablib.Dataset().load(open("roster.ods", "rb"), format="ods")[0][1]
third = [list(rows) for _, rows in stream_read_ods([open("roster.ods", "rb").read()])][0][1][1]
print("pandas         ", first)
print("tablib         ", second)
print("stream-read-ods", repr(third))
assert first == "N" and second == "Hà" and third == "Hà2027-02-01T09:00:00swap with An\nN"
END
python/bin/python read.py
