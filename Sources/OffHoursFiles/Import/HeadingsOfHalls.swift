internal import OffHours

/// Headings of columns about halls, instructors, and times.
extension HeadingTable {
  static let halls: [Row] = [
    Row(
      heading: .hall, title: Phrase(en: "hall", vi: "hội trường"), key: "name",
      vi: [
        "Hội trường…", "Tên hội trường…", "Địa điểm", "Tên địa điểm", "Phòng học", "Tên phòng", "Nơi học",
        "Địa điểm học",
      ],
      en: [
        "Hall", "Venue", "Venue name", "Room", "Room name", "Classroom", "Training room", "Hall name",
        "Meeting room",
      ]),
    Row(
      heading: .seats, title: Phrase(en: "seats", vi: "số chỗ"), key: "seats",
      vi: [
        "Số chỗ…", "Số chỗ ngồi", "Sức chứa…", "Số ghế", "Chỗ ngồi", "Quy mô", "Số người tối đa",
      ],
      en: [
        "Seats", "Capacity", "Max people", "Maximum", "Places", "Max capacity", "Seating", "Max attendees",
        "Cap", "Max cap", "No of seats", "Number of seats",
      ]),
    Row(
      heading: .address, title: Phrase(en: "address", vi: "địa chỉ"), key: "address",
      vi: [
        "Địa chỉ…"
      ],
      en: [
        "Address", "Street", "Street address",
      ]),
    Row(
      heading: .latitude, title: Phrase(en: "latitude", vi: "vĩ độ"), key: "at",
      vi: [
        "Vĩ độ"
      ],
      en: [
        "Lat", "Latitude",
      ]),
    Row(
      heading: .longitude, title: Phrase(en: "longitude", vi: "kinh độ"), key: "at",
      vi: [
        "Kinh độ"
      ],
      en: [
        "Lon", "Lng", "Long", "Longitude",
      ]),
    Row(
      heading: .coordinates, title: Phrase(en: "coordinates", vi: "tọa độ"), key: "at",
      vi: [
        "Tọa độ"
      ],
      en: [
        "Coordinates", "GPS", "Lat long", "Lat/Long",
      ]),
    Row(
      heading: .equipment, title: Phrase(en: "equipment", vi: "trang thiết bị"), key: "has",
      vi: [
        "Trang thiết bị", "Thiết bị", "Có sẵn", "Trang bị",
      ],
      en: [
        "Equipment", "Facilities", "Has", "Equipped with", "Features", "Fittings",
      ]),
    Row(
      heading: .open, title: Phrase(en: "opening hours", vi: "giờ mở cửa"), key: "open, available",
      vi: [
        "Giờ mở cửa", "Mở cửa", "Giờ hoạt động", "Thời gian mở cửa", "Lịch mở cửa", "Giờ sử dụng",
        "Giờ dạy được", "Lịch rảnh", "Thời gian rảnh", "Lịch dạy", "Giờ dạy", "Ca dạy",
      ],
      en: [
        "Open", "Opening hours", "Opening times", "Open hours", "Opens", "Available", "Availability",
        "Available hours", "Hours open", "Teaching hours", "Available times",
      ]),
    Row(
      heading: .closed, title: Phrase(en: "closed", vi: "đóng cửa"), key: "closed, unavailable",
      vi: [
        "Đóng cửa", "Ngày đóng cửa", "Ngày nghỉ", "Lịch nghỉ", "Đã đặt", "Đã có lịch", "Lịch đã đặt",
        "Ngày đã đặt", "Không sử dụng", "Không dùng được",
      ],
      en: [
        "Closed", "Closed on", "Closures", "Closing days", "Days closed", "Not available on",
        "Dates closed", "Holidays", "Days off", "Booked", "Booked on", "Bookings", "Already booked",
        "Reserved",
        "Reserved on",
      ]),
    Row(
      heading: .turnaround, title: Phrase(en: "turnaround", vi: "thời gian dọn phòng"), key: "turnaround",
      vi: [
        "Thời gian dọn", "Thời gian dọn phòng", "Dọn phòng", "Nghỉ giữa hai buổi", "Nghỉ giữa 2 buổi",
        "Giãn cách",
      ],
      en: [
        "Turnaround", "Turn-around", "Changeover", "Change-over", "Break between", "Gap between",
        "Turnover time",
      ]),
    Row(
      heading: .online, title: Phrase(en: "online", vi: "trực tuyến"), key: "online",
      vi: [
        "Trực tuyến", "Học trực tuyến", "Qua mạng", "Phòng trực tuyến",
      ],
      en: [
        "Online", "Is online", "Virtual", "Remote", "Online room", "Virtual room",
      ]),
    Row(
      heading: .shares, title: Phrase(en: "shares space with", vi: "chung chỗ với"), key: "shares",
      vi: [
        "Chung chỗ với", "Chung phòng với", "Dùng chung với", "Thông với", "Ghép với",
      ],
      en: [
        "Shares", "Shares with", "Shares space with", "Shared with", "Part of", "Combines with",
        "Joined with",
      ]),
    Row(
      heading: .pricePerMeeting, title: Phrase(en: "price of a meeting", vi: "giá một buổi"),
      key: "cost.meeting",
      vi: [
        "Giá/buổi", "Giá một buổi", "Giá mỗi buổi", "Giá 1 buổi", "Giá thuê/buổi", "Giá thuê một buổi",
        "Giá thuê mỗi buổi", "Tiền thuê/buổi", "Chi phí/buổi", "Đơn giá/buổi", "Thù lao/buổi",
        "Thù lao một buổi", "Thù lao mỗi buổi", "Bồi dưỡng/buổi",
      ],
      en: [
        "Price per meeting", "Cost per meeting", "Fee per meeting", "Price per session",
        "Cost per session", "Fee per session", "Price per class", "Cost per class", "Fee per class",
        "Price/session", "Session fee", "Session price", "Price per booking", "Rate per session",
        "Hire fee per session", "Hire per session", "Rent per session",
      ]),
    Row(
      heading: .pricePerHour, title: Phrase(en: "price of an hour", vi: "giá một giờ"), key: "cost.hour",
      vi: [
        "Giá/giờ", "Giá một giờ", "Giá mỗi giờ", "Giá thuê/giờ", "Giá thuê một giờ", "Tiền thuê/giờ",
        "Chi phí/giờ", "Đơn giá/giờ", "Thù lao/giờ", "Thù lao một giờ",
      ],
      en: [
        "Price per hour", "Cost per hour", "Fee per hour", "Hourly rate", "Hourly price", "Hourly fee",
        "Hourly cost", "Price/hour", "Rate per hour", "Rate/hour", "Hire per hour",
      ]),
    Row(
      heading: .price,
      title: Phrase(
        en: "price, per meeting or hour as the cell says", vi: "giá, theo buổi hoặc giờ ghi trong ô"),
      key: "cost",
      vi: [
        "Giá", "Giá thuê", "Tiền thuê", "Chi phí", "Đơn giá", "Thù lao", "Phí",
      ],
      en: [
        "Price", "Cost", "Fee", "Rate", "Hire", "Hire charge", "Rental",
      ]),
  ]

  static let instructors: [Row] = [
    Row(
      heading: .instructor, title: Phrase(en: "instructor", vi: "giảng viên"), key: "name",
      vi: [
        "Giảng viên…", "Tên giảng viên", "Họ tên giảng viên", "Báo cáo viên", "Giáo viên", "Người dạy",
        "GV",
      ],
      en: [
        "Instructor", "Instructor name", "Trainer", "Trainer name", "Teacher", "Teacher name", "Lecturer",
        "Lecturer name", "Tutor", "Facilitator", "Speaker",
      ]),
    Row(
      heading: .teaches, title: Phrase(en: "teaches", vi: "dạy"), key: "teaches",
      vi: [
        "Dạy", "Dạy môn", "Dạy lớp", "Dạy khóa", "Môn dạy", "Môn giảng dạy", "Chuyên đề giảng dạy",
        "Phụ trách",
      ],
      en: [
        "Teaches", "Can teach", "Subject", "Subjects", "Qualified for", "Qualified to teach",
        "Courses taught",
      ]),
    Row(
      heading: .perDay, title: Phrase(en: "meetings a day at most", vi: "số buổi tối đa một ngày"),
      key: "max_per_day",
      vi: [
        "Số buổi/ngày", "Tối đa/ngày", "Số buổi tối đa/ngày", "Buổi/ngày", "Tối đa mỗi ngày",
        "Số buổi tối đa mỗi ngày",
      ],
      en: [
        "Max per day", "Maximum per day", "Per day", "Max a day", "Sessions per day", "Meetings per day",
        "Max/day", "Max sessions per day",
      ]),
    Row(
      heading: .perWeek, title: Phrase(en: "meetings a week at most", vi: "số buổi tối đa một tuần"),
      key: "max_per_week",
      vi: [
        "Số buổi/tuần", "Tối đa/tuần", "Số buổi tối đa/tuần", "Buổi/tuần", "Tối đa mỗi tuần",
        "Số buổi tối đa mỗi tuần",
      ],
      en: [
        "Max per week", "Maximum per week", "Per week", "Max a week", "Sessions per week",
        "Meetings per week", "Max/week", "Load", "Max sessions per week",
      ]),
  ]

  static let times: [Row] = [
    Row(
      heading: .code, title: Phrase(en: "code", vi: "ký hiệu"), key: "",
      vi: [
        "Ký hiệu", "Mã ca", "Kí hiệu",
      ],
      en: [
        "Code", "Shift code",
      ]),
    Row(
      heading: .hours, title: Phrase(en: "hours", vi: "giờ"), key: "",
      vi: [
        "Giờ", "Giờ làm việc", "Thời gian", "Thời gian làm việc", "Giờ tăng ca", "Giờ làm thêm",
      ],
      en: [
        "Hours", "Time", "Times", "Working hours", "Shift hours", "Overtime hours",
      ]),
    Row(
      heading: .fromDate, title: Phrase(en: "first day", vi: "từ ngày"), key: "from",
      vi: [
        "Từ ngày", "Ngày bắt đầu", "Nghỉ từ", "Nghỉ từ ngày", "Bắt đầu nghỉ",
      ],
      en: [
        "From date", "Start date", "First day", "Date from", "Begin date", "Leave from", "Absent from",
        "Absence start", "Absence start date", "Leave start", "Leave start date", "Start of leave",
        "Start of absence", "Holiday start", "First day of leave", "First day of absence",
      ]),
    Row(
      heading: .toDate, title: Phrase(en: "last day", vi: "đến ngày"), key: "to",
      vi: [
        "Đến ngày", "Ngày kết thúc", "Nghỉ đến", "Nghỉ đến ngày", "Kết thúc nghỉ", "Đến hết ngày",
      ],
      en: [
        "To date", "End date", "Date to", "Through", "Leave to", "Absent to", "Absent until", "Until date",
        "Absence end", "Absence end date", "Leave end", "Leave end date", "End of leave", "End of absence",
        "Holiday end", "Last day of leave", "Last day of absence",
      ]),
    Row(
      heading: .date, title: Phrase(en: "date", vi: "ngày"), key: "from, to",
      vi: [
        "Ngày", "Ngày tăng ca", "Ngày làm thêm", "Ngày nghỉ phép", "Ngày trực",
      ],
      en: [
        "Date", "Overtime date", "Leave date", "OT date",
      ]),
    Row(
      heading: .reason, title: Phrase(en: "reason", vi: "lý do"), key: "reason",
      vi: [
        "Lý do", "Lí do", "Loại", "Loại nghỉ", "Lý do nghỉ",
      ],
      en: [
        "Reason", "Type", "Kind", "Leave type", "Absence type", "Absence reason",
      ]),
    Row(
      heading: .from, title: Phrase(en: "start", vi: "từ"), key: "from",
      vi: [
        "Từ", "Bắt đầu", "Giờ bắt đầu", "Giờ vào", "Vào", "Từ giờ",
      ],
      en: [
        "From", "Start", "Start time", "Begin", "In",
      ]),
    Row(
      heading: .to, title: Phrase(en: "end", vi: "đến"), key: "to",
      vi: [
        "Đến", "Kết thúc", "Giờ kết thúc", "Giờ ra", "Ra", "Đến giờ",
      ],
      en: [
        "To time", "End", "End time", "Finish", "Finish time", "Out",
      ]),
    Row(
      heading: .meaning, title: Phrase(en: "meaning", vi: "ý nghĩa"), key: "",
      vi: [
        "Ý nghĩa", "Nội dung", "Diễn giải", "Mô tả",
      ],
      en: [
        "Meaning", "Description",
      ]),
  ]
}
