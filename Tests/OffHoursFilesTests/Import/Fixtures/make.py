#!/usr/bin/env python3
"""Makes the workbooks that the tests read, as three programs write them. People and firms are invented.

Needs openpyxl and XlsxWriter from PyPI, and LibreOffice. The files are committed; run this only to change them.
"""
import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font

HERE = pathlib.Path(__file__).parent
WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
CYCLE = "DDDDOONNNNOO"
PEOPLE = [
    ("HB001", "Nguyễn Văn", "An", "A"), ("HB002", "Trần Thị", "Bình", "A"), ("HB003", "Tống Đức", "Chi", "B"),
    ("HB004", "Lê Minh", "Dũng", "B"), ("HB005", "Phạm Thị Ngọc", "Ánh", "C"), ("HB006", "Đặng Văn", "Hữu", "C"),
]
OFFSETS = {"A": 0, "B": 4, "C": 8}


def month(offset, codes, days=31):
    return [codes[CYCLE[(day + offset) % 12]] for day in range(days)]


def office(path):
    """One firm's book: a roster by person with merged headings, notes and legend, a list of names, halls."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tháng 3"
    sheet.merge_cells("A1:H1")
    sheet["A1"] = "CÔNG TY TNHH HOA BAN"
    sheet.merge_cells("A2:AI2")
    sheet["A2"] = "BẢNG PHÂN CA LÀM VIỆC"
    sheet["A2"].font = Font(bold=True, size=14)
    sheet["A2"].alignment = Alignment(horizontal="center")
    sheet.merge_cells("A3:AI3")
    sheet["A3"] = "Tháng 3 năm 2027"
    for column, text in enumerate(["STT", "Mã NV", "Họ và tên", None, "Bộ phận"], 1):
        if text:
            sheet.cell(5, column, text)
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("B5:B6")
    sheet.merge_cells("C5:D6")
    sheet.merge_cells("E5:E6")
    first = datetime.date(2027, 3, 1)
    for day in range(31):
        cell = sheet.cell(5, 6 + day, first + datetime.timedelta(day))
        cell.number_format = "d"
        sheet.cell(6, 6 + day, WEEKDAYS[(first + datetime.timedelta(day)).weekday()])
    sheet.cell(5, 37, "Tổng công")
    sheet.merge_cells("AK5:AK6")
    row = 7
    for crew in "ABC":
        sheet.cell(row, 1, f"Kíp {crew}")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=37)
        row += 1
        for number, family, given, of in PEOPLE:
            if of != crew:
                continue
            sheet.cell(row, 1, PEOPLE.index((number, family, given, of)) + 1)
            sheet.cell(row, 2, number)
            sheet.cell(row, 3, family)
            sheet.cell(row, 4, given)
            sheet.cell(row, 5, "Lắp ráp")
            codes = month(OFFSETS[crew], {"D": "N1", "N": "Đ", "O": "NB"})
            for day, code in enumerate(codes):
                sheet.cell(row, 6 + day, code)
            if number == "HB002":
                # Leave, merged over three days.
                sheet.cell(row, 6 + 7, "P")
                sheet.merge_cells(start_row=row, end_row=row, start_column=13, end_column=15)
            sheet.cell(row, 37, f'=COUNTIF(F{row}:AJ{row},"N1")')
            if number == "HB006":
                sheet.row_dimensions[row].hidden = True
            row += 1
    row += 1
    sheet.cell(row, 2, "Ký hiệu:")
    for code, words, start, end in [("N1", "Ca ngày", "08:00", "20:00"), ("Đ", "Ca đêm", "20:00", "08:00")]:
        row += 1
        sheet.cell(row, 2, code)
        sheet.cell(row, 3, words)
        for column, text in [(6, start), (8, end)]:
            cell = sheet.cell(row, column, datetime.time(*map(int, text.split(":"))))
            cell.number_format = "hh:mm"
    row += 1
    sheet.cell(row, 2, "NB/O: nghỉ")
    sheet.cell(row, 6, "P: nghỉ phép; Ô: ốm")
    row += 2
    sheet.cell(row, 26, "Thái Nguyên, ngày 25 tháng 2 năm 2027")

    names = book.create_sheet("Đăng ký")
    names.append(["DANH SÁCH ĐĂNG KÝ LỚP HỌC"])
    names.merge_cells("A1:F1")
    names.append([])
    names.append(["STT", "Mã NV", "Họ và tên", "Điện thoại", "Lớp", "Ghi chú"])
    for position, (number, family, given, _) in enumerate(PEOPLE[:5], 1):
        names.append([position, number, f"{family} {given}", f"0208 000 00{position}", "An toàn lao động", None])
    halls = book.create_sheet("Hội trường")
    halls.append(["STT", "Hội trường", "Sức chứa", "Địa chỉ", "KCN", "Vĩ độ", "Kinh độ"])
    halls.append([1, "Trung tâm dịch vụ", 40, "Cổng số 2", "Điềm Thụy", 21.465, 105.932])
    halls.append([2, "Nhà văn hóa", "200 chỗ", "Đường Cách Mạng Tháng Mười", "Sông Công", 21.478, 105.847])
    hidden = book.create_sheet("Cũ")
    hidden.append(["Bảng tháng trước"])
    hidden.sheet_state = "hidden"
    book.properties.created = book.properties.modified = datetime.datetime(2027, 2, 25)
    book.save(path)


def other_writer(path):
    """A roster by crew as XlsxWriter has it: 1904 dates, strings in cells, rich text, booleans, two months."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": True, "in_memory": True})
    book.set_properties({"created": datetime.datetime(2027, 2, 25)})
    dates = book.add_format({"num_format": "dd/mm"})
    bold = book.add_format({"bold": True})
    for title, first, days, start in [("03-2027", datetime.date(2027, 3, 1), 31, 0), ("04-2027", datetime.date(2027, 4, 1), 30, 31)]:
        sheet = book.add_worksheet(title)
        sheet.write_rich_string(0, 0, "Lotus ", bold, "Ltd", " roster")
        sheet.write(2, 0, "Crew")
        for day in range(days):
            sheet.write_datetime(2, 1 + day, first + datetime.timedelta(day), dates)
        for row, (crew, offset) in enumerate(OFFSETS.items()):
            sheet.write(3 + row, 0, crew)
            for day, code in enumerate(month(offset + start, {"D": "D", "N": "N", "O": "X"}, days)):
                sheet.write(3 + row, 1 + day, code)
        sheet.write(8, 0, "Checked")
        sheet.write_boolean(8, 33, True)
    legend = book.add_worksheet("Legend")
    legend.write_row(0, 0, ["Code", "From", "To"])
    clock = book.add_format({"num_format": "hh:mm"})
    for row, (code, start, end) in enumerate([("D", 6, 18), ("N", 18, 6)], 1):
        legend.write(row, 0, code)
        legend.write_datetime(row, 1, datetime.time(start), clock)
        legend.write_datetime(row, 2, datetime.time(end), clock)
    legend.write_row(3, 0, ["X", "off"])
    book.close()


def libre(source, path):
    """The first book, read and written by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             "--outdir", folder, str(source)], check=True, capture_output=True)
        path.write_bytes((pathlib.Path(folder) / source.name).read_bytes())


office(HERE / "openpyxl.xlsx")
other_writer(HERE / "xlsxwriter.xlsx")
libre(HERE / "openpyxl.xlsx", HERE / "libreoffice.xlsx")
