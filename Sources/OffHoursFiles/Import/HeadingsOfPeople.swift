internal import OffHours

/// Headings of columns about people.
extension HeadingTable {
  /// Whether a heading says of people which of them is meant, as *Staff No*: *ID* alone may be anything's.
  static func isIdOfPerson(_ text: String) -> Bool { wordsOfPeople.heading(text) == .id }

  /// Whether a heading of people's ids or names may be of other things as well: *ID*, *Name*.
  static func isOfAnything(_ text: String) -> Bool {
    [.id, .name].contains(Heading(text)) && wordsOfPeople.heading(text) == nil
  }

  private static let ofAnything: Set<String> = ["id", "ma", "ma so", "so hieu", "name"]
  private static let wordsOfPeople = HeadingWords(
    people.map { row in
      var row = row
      row.vi.removeAll { ofAnything.contains(key($0)) }
      row.en.removeAll { ofAnything.contains(key($0)) }
      return row
    })

  static let people: [Row] = [
    Row(
      heading: .number, title: Phrase(en: "running number", vi: "số thứ tự"), key: "",
      vi: [
        "STT", "TT", "Số TT", "Số thứ tự",
      ],
      en: [
        "No", "No.", "Nr", "#", "S No", "SL No", "Sl.No", "Sr No", "Serial No", "Row",
      ]),
    Row(
      heading: .id, title: Phrase(en: "personal number", vi: "mã số"), key: "id",
      vi: [
        "Mã", "Mã số", "MSNV", "MNV", "Mã NV…", "Mã nhân viên…", "Mã số nhân viên…", "Mã công nhân…",
        "Mã CN", "Mã NLĐ…", "Mã thẻ…", "Mã đoàn viên", "Mã học viên", "Số thẻ…", "Số hiệu",
        "Số hiệu nhân viên", "CCCD", "CMND", "Số CCCD", "Số CMND", "ID nhân viên",
      ],
      en: [
        "ID", "Worker", "Worker ID", "Worker No", "Worker number", "Employee ID", "Employee No",
        "Employee number", "Employee code", "Emp ID", "Emp No", "Empl No", "Empl ID", "Emp code", "Staff ID",
        "Staff No",
        "Staff number", "Staff code", "Personnel ID", "Personnel No", "Personnel number", "Payroll No",
        "Payroll number", "Payroll ID", "Agent ID", "Agent No", "Associate ID", "Associate No", "Badge",
        "Badge No", "Badge number", "Badge ID", "Clock No", "Clock number", "User ID", "Learner ID",
        "Student ID", "Person ID", "Service number", "Service No", "Force number", "Personal number",
      ]),
    Row(
      heading: .name, title: Phrase(en: "name", vi: "họ và tên"), key: "name",
      vi: [
        "Họ và tên…", "Họ tên…", "Hoten", "Họ & tên", "Tên nhân viên", "Tên công nhân",
        "Tên người lao động", "Họ tên nhân viên", "Nhân viên", "Công nhân", "Người lao động", "Học viên",
        "Họ tên học viên", "Đoàn viên", "Cán bộ",
      ],
      en: [
        "Name", "Full name", "Fullname", "Employee", "Employee name", "Emp name", "Worker name", "Staff",
        "Staff name", "Staff member", "Associate", "Associate name", "Agent", "Agent name", "Team member",
        "Team member name",
        "Member", "Member name", "Personnel", "Personnel name", "Nurse", "Nurse name", "Officer",
        "Officer name", "Operator", "Operator name", "Firefighter", "Learner", "Learner name", "Student",
        "Student name", "Trainee", "Trainee name", "Attendee", "Attendee name", "Participant",
        "Participant name", "Delegate", "Colleague", "Colleague name", "Person", "Who", "Surname and name",
        "Name and surname", "Name of employee", "Employees name", "Guard", "Guard name", "Driver",
        "Driver name",
        "Cleaner", "Carer", "Technician", "Security officer", "Crew member",
      ]),
    Row(
      heading: .familyName, title: Phrase(en: "surname", vi: "họ và tên đệm"), key: "name",
      vi: [
        "Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ lót", "Họ và chữ lót", "Họ và chữ đệm",
        "Họ và lót",
      ],
      en: [
        "Last name", "Family name", "Surname", "Lastname", "Last",
      ]),
    Row(
      heading: .givenName, title: Phrase(en: "given name", vi: "tên"), key: "name",
      vi: [
        "Tên", "Tên gọi",
      ],
      en: [
        "First name", "Given name", "Forename", "Firstname", "First", "Given names",
      ]),
    Row(
      heading: .employer, title: Phrase(en: "employer", vi: "đơn vị"), key: "employer",
      vi: [
        "Đơn vị…", "Công ty…", "Doanh nghiệp…", "Đơn vị công tác", "Nơi làm việc (công ty)", "Tên công ty",
        "Tên đơn vị", "Nhà máy", "CĐCS", "Công đoàn cơ sở",
      ],
      en: [
        "Employer", "Employer name", "Company", "Company name", "Firm", "Organisation", "Organization",
        "Business",
      ]),
    Row(
      heading: .crew, title: Phrase(en: "crew", vi: "kíp"), key: "crew",
      vi: [
        "Kíp…", "Ca", "Tổ", "Đội", "Nhóm", "Ca kíp", "Kíp ca", "Kíp tổ", "Tổ kíp", "Tổ ca", "Ca tổ",
        "Tổ sản xuất…", "Tổ đội…",
      ],
      en: [
        "Crew", "Team", "Shift", "Shift group", "Shift team", "Platoon", "Watch", "Group", "Squad",
        "Rota group", "Rota", "Shift crew", "Brigade",
      ]),
    Row(
      heading: .rotation, title: Phrase(en: "rotation, carried along", vi: "vòng đảo ca, giữ nguyên"),
      key: "",
      vi: [
        "Vòng đảo ca", "Vòng ca", "Chế độ ca",
      ],
      en: [
        "Rotation", "Shift pattern", "Pattern", "Work pattern",
      ]),
    Row(
      heading: .group, title: Phrase(en: "department, carried along", vi: "bộ phận, giữ nguyên"), key: "",
      vi: [
        "Bộ phận…", "Phòng", "Phòng ban", "Khoa phòng", "Xưởng", "Phân xưởng", "Chuyền", "Dây chuyền",
        "Chức vụ", "Chức danh", "Vị trí",
      ],
      en: [
        "Department", "Dept", "Section", "Line", "Position", "Job title", "Job", "Title", "Role", "Rank",
        "Grade", "Ward", "Unit", "Station", "Division", "Area", "Support", "Cost centre", "Cost center",
        "Skill", "Desk",
      ]),
    Row(
      heading: .course, title: Phrase(en: "course", vi: "khóa học"), key: "courses",
      vi: [
        "Khóa học…", "Lớp học…", "Lớp", "Khóa", "Học", "Lớp đăng ký", "Khóa đăng ký", "Đăng ký",
        "Nội dung học", "Môn học", "Chuyên đề", "Khóa đào tạo", "Nội dung đào tạo", "Tên khóa học",
        "Tên khóa",
        "Tên lớp", "Tên lớp học",
      ],
      en: [
        "Course", "Courses", "Class", "Classes", "Training", "Trainings", "Training course",
        "Training courses", "Training needed", "Training required", "Module", "Modules", "Programme",
        "Program", "Enrolled in", "Enrolment", "Course name", "Course title", "Training name", "Module name",
      ]),
    Row(
      heading: .completed, title: Phrase(en: "completed before", vi: "đã học"), key: "completed",
      vi: [
        "Đã học", "Đã hoàn thành", "Đã hoàn thành khóa", "Khóa đã học", "Đã được cấp",
      ],
      en: [
        "Completed", "Already completed", "Completed courses", "Courses completed", "Done", "Credits",
        "Certificates", "Holds",
      ]),
    Row(
      heading: .due, title: Phrase(en: "due", vi: "hạn học lại"), key: "due",
      vi: [
        "Hạn", "Hạn học lại", "Hạn chứng chỉ", "Hết hạn", "Ngày hết hạn", "Có giá trị đến",
      ],
      en: [
        "Due", "Due date", "Due by", "Expires", "Expiry", "Expiry date", "Valid until", "Renew by",
        "Renewal date",
      ]),
    Row(
      heading: .priority, title: Phrase(en: "priority", vi: "ưu tiên"), key: "priority",
      vi: [
        "Ưu tiên", "Mức ưu tiên", "Độ ưu tiên", "Hệ số ưu tiên",
      ],
      en: [
        "Priority", "Weight",
      ]),
    Row(
      heading: .until, title: Phrase(en: "last day in the job", vi: "làm đến ngày"), key: "until",
      vi: [
        "Làm đến ngày", "Ngày nghỉ việc", "Thôi việc từ", "Hết hạn hợp đồng", "Ngày kết thúc hợp đồng",
      ],
      en: [
        "Until", "Leaves on", "Leaving date", "Last day", "Last working day", "Contract end",
        "Contract until", "End of contract", "Employed until",
      ]),
    Row(
      heading: .unavailable, title: Phrase(en: "cannot come", vi: "bận"), key: "unavailable",
      vi: [
        "Nghỉ phép", "Lịch nghỉ phép", "Ngày vắng", "Bận", "Lịch bận", "Giờ bận", "Không học được",
        "Ngày bận", "Không tham gia được", "Vắng", "Vắng mặt",
      ],
      en: [
        "Unavailable", "Not available", "Unavailability", "Cannot attend", "Commitments", "Busy", "Away",
        "Dates away", "Away on", "Not free", "Leave", "On leave", "Annual leave", "Leave dates", "Time off",
        "Dates of leave",
      ]),
    Row(
      heading: .status, title: Phrase(en: "status", vi: "trạng thái"), key: "status",
      vi: [
        "Trạng thái", "Tình trạng", "Xác nhận", "Đồng ý học",
      ],
      en: [
        "Status", "Response", "RSVP", "Reply", "Answer",
      ]),
    Row(
      heading: .needs, title: Phrase(en: "needs", vi: "nhu cầu hỗ trợ"), key: "needs",
      vi: [
        "Nhu cầu", "Nhu cầu hỗ trợ", "Cần hỗ trợ", "Yêu cầu đặc biệt",
      ],
      en: [
        "Needs", "Access needs", "Accessibility", "Accommodation", "Accommodations", "Special needs",
        "Requirements",
      ]),
    Row(
      heading: .together, title: Phrase(en: "learns together with", vi: "học cùng với"),
      key: "courses.*.together",
      vi: [
        "Học cùng", "Học cùng với", "Học chung", "Học chung với", "Cùng nhóm", "Cùng nhóm với",
        "Cùng lớp với",
        "Nhóm học", "Nhóm học cùng", "Đi cùng", "Đi cùng với", "Đi chung xe", "Đi chung xe với",
      ],
      en: [
        "Together", "Together with", "Learns with", "Learns together with", "Attends with",
        "Attends together with", "Group with", "Grouped with", "In a group with", "Same class as",
        "In class with", "Paired with", "Travels with", "Comes with", "Shares a car with", "Car share with",
        "Carpool", "Learning group", "Study group",
      ]),
    Row(
      heading: .phone, title: Phrase(en: "telephone", vi: "điện thoại"), key: "phone",
      vi: [
        "Điện thoại…", "Số điện thoại…", "SĐT", "ĐT", "Số ĐT", "Di động", "Số di động", "Zalo",
      ],
      en: [
        "Phone", "Mobile", "Mobile phone", "Mobile no", "Mobile number", "Cell", "Cell phone", "Tel",
        "Telephone", "Telephone number", "Phone number", "Phone no", "Contact number", "Contact no",
      ]),
    Row(
      heading: .workplace, title: Phrase(en: "place of work", vi: "nơi làm việc"), key: "place",
      vi: [
        "Nơi làm việc", "Địa điểm làm việc", "KCN", "Khu công nghiệp", "Nơi", "Khu vực", "Cơ sở",
      ],
      en: [
        "Workplace", "Park", "Site", "Place", "Work site", "Work location", "Location", "Plant", "Campus",
      ]),
    Row(
      heading: .home, title: Phrase(en: "home", vi: "nơi ở"), key: "home",
      vi: [
        "Nơi ở", "Chỗ ở", "Nơi ở hiện nay", "Nơi cư trú",
      ],
      en: [
        "Home", "Lives in", "Home town", "Residence",
      ]),
    Row(
      heading: .note, title: Phrase(en: "note", vi: "ghi chú"), key: "note",
      vi: [
        "Ghi chú…", "Lưu ý",
      ],
      en: [
        "Note", "Notes", "Remark", "Remarks", "Comment", "Comments",
      ]),
  ]
}
