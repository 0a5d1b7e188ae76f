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


def libre(source, path, form):
    """The first book, read and written by LibreOffice in a form."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", form,
             "--outdir", folder, str(source)], check=True, capture_output=True)
        path.write_bytes((pathlib.Path(folder) / (source.stem + path.suffix)).read_bytes())


office(HERE / "openpyxl.xlsx")
other_writer(HERE / "xlsxwriter.xlsx")
libre(HERE / "openpyxl.xlsx", HERE / "libreoffice.xlsx", "xlsx:Calc MS Excel 2007 XML")
libre(HERE / "openpyxl.xlsx", HERE / "libreoffice.ods", "ods")


def sample(folder):
    """What an organiser has: one book with two firms' rosters, a list of names, a list of halls."""
    folder.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hoa Ban"
    sheet.merge_cells("A1:H1")
    sheet["A1"] = "CÔNG TY TNHH LINH KIỆN HOA BAN"
    sheet.merge_cells("A2:AI2")
    sheet["A2"] = "BẢNG PHÂN CA THÁNG 3 NĂM 2027"
    sheet["A2"].font = Font(bold=True, size=14)
    sheet["A2"].alignment = Alignment(horizontal="center")
    first = datetime.date(2027, 3, 1)
    for column, text in enumerate(["STT", "Mã NV", "Họ và tên", "Kíp"], 1):
        sheet.cell(4, column, text)
    for day in range(31):
        sheet.cell(4, 5 + day, day + 1)
        sheet.cell(5, 5 + day, WEEKDAYS[(first + datetime.timedelta(day)).weekday()])
    sheet.cell(4, 36, "Tổng công")
    names = [
        "Nguyễn Văn An", "Trần Thị Bình", "Tống Đức Chi", "Lê Minh Dũng", "Phạm Ngọc Ánh", "Đặng Văn Hữu", "Hoàng Thị Giang",
        "Vũ Đình Hải", "Bùi Thu Hà", "Đỗ Quang Khải", "Ngô Thị Lan", "Dương Văn Mạnh", "Lý Thị Nga", "Ma Văn Phúc", "Nông Thị Quế",
    ]
    for position, name in enumerate(names):
        crew = "ABC"[position % 3]
        row = 6 + position
        sheet.cell(row, 1, position + 1)
        sheet.cell(row, 2, f"HB{position + 1:03}")
        sheet.cell(row, 3, name)
        sheet.cell(row, 4, f"Kíp {crew}")
        codes = month(OFFSETS[crew], {"D": "N", "N": "Đ", "O": "O"})
        if position == 4:
            codes[8:11] = ["P", "P", "P"]
        if position == 9:
            codes[19] = "Ô"
        for day, code in enumerate(codes):
            sheet.cell(row, 5 + day, code)
        sheet.cell(row, 36, sum(code in "NĐ" for code in codes))
    row = 6 + len(names)
    sheet.cell(row, 3, "Tổng cộng")
    for line, text in enumerate(["Ghi chú: N: ca ngày 8h-20h; Đ: ca đêm 20h-8h", "O: nghỉ ca; P: nghỉ phép; Ô: nghỉ ốm"]):
        sheet.cell(row + 2 + line, 2, text)
    sheet.cell(row + 5, 26, "Người lập biểu")

    other = book.create_sheet("Cơ khí Lá Cọ")
    other["A1"] = "Đơn vị: Công ty CP Cơ khí Lá Cọ"
    other["A2"] = "LỊCH ĐẢO CA THÁNG 3/2027"
    other.cell(4, 1, "Tổ")
    for day in range(31):
        cell = other.cell(4, 2 + day, first + datetime.timedelta(day))
        cell.number_format = "dd/mm"
    weekly = ["CA1"] * 6 + ["N"] + ["CA2"] * 6 + ["N"] + ["CA3"] * 6 + ["N"]
    for position, crew in enumerate(["Tổ 1", "Tổ 2", "Tổ 3"]):
        other.cell(5 + position, 1, crew)
        for day in range(31):
            other.cell(5 + position, 2 + day, weekly[(day + 7 * position) % 21])
    for line, (code, hours) in enumerate([("CA1", "06:00 - 14:00"), ("CA2", "14:00 - 22:00"), ("CA3", "22:00 - 06:00"), ("N", "nghỉ")]):
        other.cell(9 + line, 1, code)
        other.cell(9 + line, 2, hours)
    book.properties.created = book.properties.modified = datetime.datetime(2027, 2, 25)
    book.save(folder / "phan-ca-thang-3.xlsx")

    rows = [["STT", "Họ và tên", "Đơn vị", "Tổ", "Điện thoại", "Lớp"]]
    for position, name in enumerate(names[:12]):
        rows.append([str(position + 1), name, "Công ty TNHH Linh kiện Hoa Ban", "", f"0208 000 {position + 1:03}", "An toàn lao động"])
    for position, name in enumerate(
        ["Triệu Văn Sơn", "Nguyễn Thị Tâm", "Trần Quang Tùng", "Lê Thị Vân", "Phạm Văn Việt", "Đỗ Thị Yến"]):
        rows.append([str(13 + position), name, "Công ty CP Cơ khí Lá Cọ", f"Tổ {position % 3 + 1}", f"0208 000 {position + 13:03}", "An toàn lao động"])
    # As Excel saves "CSV (phân tách bằng dấu phẩy)" under Vietnamese settings: semicolons.
    text = "".join(";".join(row) + "\r\n" for row in rows)
    (folder / "danh-sach.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (folder / "hoi-truong.csv").write_text(
        "Hội trường,Số chỗ,Địa chỉ\nTrung tâm dịch vụ KCN,40,\"Cổng số 2, KCN Điềm Thụy\"\nNhà văn hóa công nhân,60,Sông Công\n", encoding="utf-8")


sample(HERE.parents[3] / "scenarios" / "import-sample")
