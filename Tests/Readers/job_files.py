"""Four organisers' jobs as files: what a factory, a fire brigade, a ward and a call centre hand in. All names are invented.

Each function writes its files into a folder and gives their names by what they are.
"""

import csv
import datetime

import openpyxl
from openpyxl.styles import Font, PatternFill

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Dương", "Lương"]
MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Thu"]
GIVEN = ["An", "Bình", "Cúc", "Dũng", "Hà", "Hòa", "Lan", "Mạnh", "Nga", "Phúc", "Sơn", "Thúy", "Tùng"]
FIRST = ["Alan", "Beth", "Carl", "Dora", "Eric", "Fay", "Glen", "Hope", "Ivan", "Jane", "Kurt", "Lena"]
LAST = ["Abbot", "Bryce", "Colby", "Dunne", "Ellis", "Farrow", "Gates", "Hurst", "Innes", "Jarvis"]


def vietnamese(number):
    return f"{SURNAMES[number % 10]} {MIDDLE[number % 5]} {GIVEN[(number * 5 + number // 13) % 13]}"


def english(number):
    return f"{FIRST[number % 12]} {LAST[(number * 3 + number // 12) % 10]}"


def days(year, month):
    first = datetime.date(year, month, 1)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return [first + datetime.timedelta(days=day) for day in range((following - first).days)]


# --- A factory: four crews around the clock in one firm, day work in another ---

FACTORY_CYCLE = "S S C C Đ Đ N N".split()
FACTORY_CODES = {"S": "06:00-14:00", "C": "14:00-22:00", "Đ": "22:00-06:00", "N": "off", "P": "absent"}
FACTORY_CREWS = "ABCD"


def factory_code(number, day):
    """The code of a worker of the foundry on a day."""
    if number == 3 and day.day in (9, 10, 11):
        return "P"
    offset = 2 * (number // 6)
    return FACTORY_CYCLE[((day - datetime.date(2027, 3, 1)).days + offset) % 8]


def factory_people(month):
    """Numbers of the foundry's workers: one leaves at the end of March, another comes."""
    return [number for number in range(25) if number != (24 if month == 3 else 7)]


def factory(folder):
    files = {}
    for month in (3, 4):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = f"T{month}"
        sheet["A1"], sheet["F1"] = "CÔNG TY TNHH ĐÚC GANG NÚI VOI", "Biểu mẫu NS-07"
        sheet["A3"] = f"BẢNG PHÂN CA THÁNG {month:02} NĂM 2027"
        for column, title in enumerate(["STT", "Mã NV", "Họ và tên", "Kíp", "Chức vụ"], start=1):
            sheet.cell(5, column).value = title
            sheet.merge_cells(start_row=5, end_row=6, start_column=column, end_column=column)
        dates = days(2027, month)
        for column, day in enumerate(dates, start=6):
            sheet.cell(5, column).value = day.day
            sheet.cell(6, column).value = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"][day.weekday()]
            if day.weekday() == 6:
                sheet.cell(6, column).fill = PatternFill("solid", fgColor="FFDDDDDD")
        for row, number in enumerate(factory_people(month), start=7):
            name = vietnamese(number)
            sheet.cell(row, 1).value, sheet.cell(row, 2).value = row - 6, f"NV{number:03}"
            sheet.cell(row, 3).value = name.upper() if number % 6 == 0 else name
            sheet.cell(row, 4).value = FACTORY_CREWS[min(number // 6, 3)]
            sheet.cell(row, 5).value = "Tổ trưởng" if number % 6 == 0 else "Công nhân"
            for column, day in enumerate(dates, start=6):
                sheet.cell(row, column).value = factory_code(number, day)
        last = 6 + len(factory_people(month))
        for line, text in enumerate(
                ["S: ca sáng 6h - 14h", "C: ca chiều 14h - 22h", "Đ: ca đêm 22h - 6h hôm sau", "N: nghỉ luân phiên",
                 "P: nghỉ phép"]):
            sheet.cell(last + 2 + line, 2).value = text
        files[f"roster-{month}"] = f"{folder}/phan ca T{month}.xlsx"
        book.save(files[f"roster-{month}"])
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet["A1"] = "DANH SÁCH CÔNG NHÂN CỬ ĐI HỌC"
    titles = ["TT", "Mã NV", "Họ và tên", "Đơn vị", "Kíp", "Số điện thoại", "Lớp học", "Ghi chú"]
    sheet.append([])
    sheet.append(titles)
    for number in factory_people(3):
        courses = "An toàn lao động; Phòng cháy" if number % 2 else "An toàn lao động; 5S"
        note = "đã đổi số" if number == 4 else None
        sheet.append([number + 1, f"NV{number:03}", vietnamese(number), "Cty TNHH Đúc gang Núi Voi",
                      FACTORY_CREWS[min(number // 6, 3)], f"0900 100 {number:03}", courses, note])
    files["people"] = f"{folder}/danh sach.xlsx"
    book.save(files["people"])
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
            ["Hội trường", "Số chỗ", "Địa chỉ", "Giờ mở cửa", "Giá thuê/buổi", "Trang thiết bị"],
            ["Nhà văn hóa Núi Voi", 24, "Ngõ 4, đường Lò Đúc", "T2-CN 7h-21h30", 300000, "máy chiếu"],
            ["Phòng họp công đoàn", 10, "Cổng 2", "T2-T6 7h30-21h30; T7-CN 7h30-17h", 0, None]]:
        sheet.append(row)
    files["halls"] = f"{folder}/hoi truong.xlsx"
    book.save(files["halls"])
    return files


FACTORY_COURSES = {"an-toan": (["Chung", "Máy", "Thi"], 90), "phong-chay": (["P1", "P2"], 60), "5s": (["S1", "S2"], 60)}


# --- A fire brigade: 24 hours on, 48 off; months down, days across, the platoon on duty in the cell ---

def platoon(day):
    """Who is on duty from 08:00."""
    return "ABC"[(day - datetime.date(2027, 1, 1)).days % 3]


def fire(folder):
    files = {}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2027"
    sheet["A1"] = "HARLOW BAY FIRE DEPARTMENT - 2027 DUTY CALENDAR"
    sheet["A2"] = "24-hour shifts 0800-0800. A, B and C platoon"
    sheet.append([])
    sheet.append(["Month"] + list(range(1, 32)))
    for month in range(1, 13):
        dates = days(2027, month)
        sheet.append([dates[0].strftime("%B")] + [platoon(day) for day in dates])
    files["roster"] = f"{folder}/duty calendar 2027.xlsx"
    book.save(files["roster"])
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Harlow Bay Fire Department"])
    sheet.append([])
    sheet.append(["Badge No", "Name", "Rank", "Platoon", "Station", "Cell phone", "Class"])
    for number in range(21):
        sheet.append([f"H{200 + number}", english(number), "Capt." if number < 3 else "FF", "ABC"[number % 3],
                      f"Station {number % 2 + 1}", f"555-01{number:02}",
                      "Rope Rescue; Pump Operations" if number % 2 else "Rope Rescue"])
    files["people"] = f"{folder}/personnel.xlsx"
    book.save(files["people"])
    files["halls"] = f"{folder}/classrooms.csv"
    with open(files["halls"], "w", newline="") as file:
        csv.writer(file).writerows([
            ["Room", "Seats", "Address", "Opening hours"], ["Drill ground", 12, "3 Quay Rd", "Mon-Sun 7:00-21:00"],
            ["Station 1 classroom", 8, "1 High St", "Mon-Sun 7:00-21:00"]])
    return files


FIRE_COURSES = {"rope": (["Knots", "Raising", "Lowering", "Test"], 120), "pump": (["Theory", "Drill"], 120)}


# --- A hospital ward: a month's off-duty with split shifts, leave in colour, and a matrix of trainings ---

WARD_CYCLE = ["E", "E", "L", "N", "N", "DO", "DO", "SP", "E", "DO"]


def ward_code(number, day):
    """The code of a nurse on a day."""
    return "A/L" if number == 5 and 8 <= day.day <= 12 else WARD_CYCLE[(day.day + 3 * number) % 10]


def ward(folder):
    files = {}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Off duty March"
    sheet["A1"] = "Ward 7 off duty, March 2027"
    sheet["A3"], sheet["B3"], sheet["C3"] = "Payroll No", "Surname", "Forename"
    dates = days(2027, 3)
    for column, day in enumerate(dates, start=4):
        sheet.cell(3, column).value = day
        sheet.cell(3, column).number_format = "ddd d mmm"
    for number in range(12):
        first, last = english(number).split()
        row = 4 + number
        sheet.cell(row, 1).value, sheet.cell(row, 2).value, sheet.cell(row, 3).value = f"{4400 + number}", last, first
        for column, day in enumerate(dates, start=4):
            sheet.cell(row, column).value = ward_code(number, day)
    for line, text in enumerate(
            ["E: 07:00-15:00", "L: 13:00-21:00", "N: 20:30-07:30", "SP: 08:00-12:00, 16:00-20:00", "DO: day off",
             "A/L: annual leave"]):
        sheet.cell(18 + line, 2).value = text
    files["roster"] = f"{folder}/ward 7.xlsx"
    book.save(files["roster"])
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Matrix"
    sheet["A1"] = "Mandatory training, valid until"
    sheet.append([])
    sheet.append(["Payroll No", "Surname", "Forename", "Fire safety", "Moving people"])
    for number in range(12):
        first, last = english(number).split()
        sheet.append([f"{4400 + number}", last, first, datetime.date(2027, 3, 5 + number), datetime.date(2027, 9, 1)])
    files["people"] = f"{folder}/matrix.xlsx"
    book.save(files["people"])
    files["halls"] = f"{folder}/rooms.csv"
    with open(files["halls"], "w", newline="") as file:
        csv.writer(file).writerows([
            ["Room", "Capacity", "Opening hours", "Facilities"],
            ["Seminar room", 8, "Mon-Fri 8:00-18:00", "projector"], ["Lecture hall", 30, "Mon-Sat 8:00-20:00", ""]])
    return files


# --- A call centre: a long list with start and end, and a list of absences ---

def calls_start(number, day):
    """The hour at which an agent begins eight hours of work on a day; None: no line says anything of it."""
    return None if (day.day + number) % 7 in (5, 6) else [8, 10, 13][(number + day.day // 8) % 3]


def calls(folder):
    files = {}
    files["roster"] = f"{folder}/schedule.csv"
    with open(files["roster"], "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Agent ID", "Agent Name", "Desk", "Date", "Start", "End"])
        for day in days(2027, 3):
            for number in range(14):
                start = calls_start(number, day)
                if start is None:
                    continue
                writer.writerow([f"AG{number:02}", english(number), f"D{number % 4}", day.isoformat(), f"{start:02}:00",
                                 f"{start + 8}:00"])
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Leave"
    sheet.append(["Annual leave"])
    sheet.append(["Agent ID", "Agent Name", "From date", "To date", "Reason"])
    sheet.append(["AG03", english(3), datetime.date(2027, 3, 8), datetime.date(2027, 3, 14), "holiday"])
    sheet["A1"].font = Font(bold=True)
    files["absences"] = f"{folder}/leave.xlsx"
    book.save(files["absences"])
    files["halls"] = f"{folder}/rooms.csv"
    with open(files["halls"], "w", newline="") as file:
        csv.writer(file).writerows([["Room", "Seats", "Opening hours"], ["Training room", 6, "Mon-Sun 7:00-22:00"]])
    return files


def code(job, who, day):
    """What somebody, or a crew, does on a day, as the job's scenario writes it; None where nothing is known."""
    if job == "factory":
        return factory_code(int(who[2:]), day)
    if job == "fire":
        return "24" if who.endswith("/" + platoon(day)) else "off"
    if job == "ward":
        return ward_code(int(who) - 4400, day)
    start = calls_start(int(who[2:]), day)
    return start and f"{start:02}:00-{start + 8:02}:00"


if __name__ == "__main__":
    import pathlib
    import sys
    for job in (factory, fire, ward, calls):
        folder = pathlib.Path(sys.argv[1]) / job.__name__
        folder.mkdir(parents=True, exist_ok=True)
        print(job(str(folder)))
