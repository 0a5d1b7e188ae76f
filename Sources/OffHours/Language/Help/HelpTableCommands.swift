extension HelpTable {
  static let commands: [String: String] = [
    "Add up, over published timetables, what class has asked of each person.":
      "Cộng dồn qua các lịch đã ban hành: việc học đã đòi hỏi gì ở mỗi người.",
    "timetable.json files, the folders that hold them, or workbooks, first term first.":
      "Các tệp timetable.json, thư mục chứa chúng, hoặc sổ tính; kỳ đầu trước.",
    "A scenario from which timetables were made; may be given several times.":
      "Kịch bản đã tạo ra lịch; ghi nhiều lần được.",
    "Count drafts as well.":
      "Tính cả bản nháp.",
    "Write the table that a scenario takes as its ledger.":
      "Ghi bảng để kịch bản sau dùng làm sổ các kỳ trước (ledger).",
    "List which file holds whose personal data, and which of it.":
      "Liệt kê tệp nào giữ dữ liệu cá nhân của ai, những dữ liệu gì.",
    "The folder to look into, or one file.":
      "Thư mục cần xem, hoặc một tệp.",
    "Only files that hold something of this person.":
      "Chỉ các tệp có dữ liệu của người này.",
    "Drop people and their data from a scenario when a term is over; keep counts and credits.":
      "Xóa người và dữ liệu của họ khỏi kịch bản khi kết thúc kỳ; giữ con số và kết quả đã học.",
    "A scenario: a YAML file, a folder with scenario.yaml, or a workbook (.xlsx).":
      "Kịch bản: tệp YAML, thư mục có scenario.yaml, hoặc sổ tính (.xlsx).",
    "The last day of what may be forgotten.":
      "Ngày cuối của những gì được xóa.",
    "Say what would go, and write nothing.":
      "Nói những gì sẽ bị xóa, không ghi gì.",
    "Of a workbook: write the result into this one.":
      "Với sổ tính: ghi kết quả vào sổ này.",
    "Validate a scenario: sizes, warnings, who can never be placed and why.":
      "Kiểm tra kịch bản: quy mô, cảnh báo, ai không thể xếp được và vì sao.",
    "Of a workbook: write it with the faulty cells coloured and a note at each; marks of the last time go away.":
      "Với sổ tính: ghi sổ có tô màu ô sai kèm ghi chú; dấu của lần trước được xóa.",
    "Hold what-if variants against a base: who gains, who loses, what is proved.":
      "So các phương án giả định với phương án gốc: ai lợi, ai thiệt, điều gì được chứng minh.",
    "Overlays on the scenario, or whole scenarios.":
      "Các lớp phủ lên kịch bản, hoặc cả kịch bản.",
    "Write a workbook's scenario as a folder: scenario.yaml and its tables.":
      "Ghi kịch bản của sổ tính thành thư mục: scenario.yaml và các bảng.",
    "The folder to write; new, or empty.":
      "Thư mục để ghi; mới hoặc trống.",
    "Write into the folder even if it is not empty.":
      "Ghi vào thư mục dù không trống.",
    "Say why, and what would help: a person, a meeting, prices, asks, conflicts.":
      "Nói vì sao và điều gì giúp được: một người, một buổi, giá của nguồn lực, điều cần xin, mâu thuẫn.",
    "A timetable.json, or the folder that holds it.":
      "Tệp timetable.json, hoặc thư mục chứa nó.",
    "Write a timetable in other formats: lists, slips, sheets.":
      "Ghi lịch ra dạng khác: danh sách, phiếu, bảng.",
    "A timetable.json, the folder that holds it, or a workbook; where the scenario is a workbook, its own.":
      "Tệp timetable.json, thư mục chứa nó, hoặc sổ tính; nếu kịch bản là sổ thì lịch trong sổ đó.",
    "Write a synthetic scenario: parks, firms, crews, halls and people, all invented.":
      "Tạo kịch bản giả: khu công nghiệp, đơn vị, kíp, hội trường, người, tất cả đều bịa.",
    "The folder to write; new, or without a scenario.":
      "Thư mục để ghi; mới, hoặc chưa có kịch bản.",
    "Replace the scenario that stands in the folder.":
      "Thay kịch bản đang có trong thư mục.",
    "Turn rosters and lists of names, halls, instructors, courses and absences into a scenario.":
      "Biến bảng phân ca và danh sách người, hội trường, giảng viên, khóa học, nghỉ phép thành kịch bản.",
    "Write down what proves the bounds of a timetable, for anybody to check.":
      "Ghi lại điều chứng minh các giới hạn của thời khóa biểu để ai cũng kiểm tra được.",
    "Write the certificate.":
      "Ghi chứng thư.",
    "Seconds for finding prices.":
      "Số giây để tìm giá.",
    "Write what proves the bounds, for scripts/check-certificate; takes three tenths of the time.":
      "Ghi điều chứng minh các giới hạn, cho scripts/check-certificate; dùng ba phần mười thời gian.",
    "Write the plain integer model of a scenario to an LP or MPS file.":
      "Ghi mô hình nguyên của kịch bản ra tệp LP hoặc MPS.",
    "Write the CPLEX LP format; compressed where the name ends in .gz.":
      "Ghi dạng CPLEX LP; nén nếu tên kết thúc bằng .gz.",
    "Write the free MPS format; always to be minimised, signs turned.":
      "Ghi dạng MPS tự do; luôn là cực tiểu, đổi dấu.",
    "The tier whose value the optimum is, from 1.":
      "Mức mục tiêu mà tối ưu là giá trị của nó, từ 1.",
    "Seconds for what the tiers above are held at.":
      "Số giây để tìm giá trị giữ cho các mức trên.",
    "Write a small scenario with comments, to be changed.":
      "Ghi một kịch bản nhỏ có chú thích để sửa dần.",
    "The folder to write, new or empty; or a workbook, ending in .xlsx.":
      "Thư mục để ghi, mới hoặc trống; hoặc sổ tính, kết thúc bằng .xlsx.",
    "Language of the comments and of what the scenario's readers read.":
      "Ngôn ngữ của chú thích và của những gì người dùng kịch bản đọc.",
    "The four weeks begin on the Monday of, or after, this date; today where not given.":
      "Bốn tuần bắt đầu từ thứ Hai vào hoặc sau ngày này; không ghi thì từ hôm nay.",
    "Write into the folder even if it is not empty; replace the workbook that is there.":
      "Ghi vào thư mục dù không trống; thay sổ tính đang có.",
    "Publish a timetable: state, revision and all papers anew in one folder.":
      "Ban hành lịch: trạng thái, số bản và mọi giấy tờ mới trong một thư mục.",
    "Publish a timetable that breaks rules.":
      "Ban hành cả lịch vi phạm quy định.",
    "Repair a timetable after changes, with as few people changed as possible.":
      "Xếp lại lịch sau thay đổi, càng ít người bị đổi càng tốt.",
    "Print the JSON Schema of scenario.yaml, for editors that complete and check.":
      "In JSON Schema của scenario.yaml cho trình soạn thảo.",
    "The sheets and columns of a workbook instead, as JSON, with their titles in both languages.":
      "In các trang và cột của sổ tính dạng JSON, kèm tên bằng hai thứ tiếng.",
    "Play timetables against attrition and no-shows: how many really complete.":
      "Thử lịch với người nghỉ việc và vắng mặt: thực tế bao nhiêu người hoàn thành.",
    "timetable.json files, the folders that hold them, or workbooks; where the scenario is a workbook, its own.":
      "Các tệp timetable.json, thư mục chứa chúng, hoặc sổ tính; nếu kịch bản là sổ thì lịch trong sổ đó.",
    "Runs.":
      "Số lần chạy.",
    "Share of classes that people miss who are still there.":
      "Tỷ lệ buổi bị vắng của người còn làm việc.",
    "Share of people who leave in a week, in place of every employer's own.":
      "Tỷ lệ người nghỉ việc mỗi tuần, thay cho số của từng đơn vị.",
    "Seed of everything that is drawn.":
      "Hạt giống của mọi thứ được rút ngẫu nhiên.",
    "Threads; all processors where not given.":
      "Số luồng; không ghi thì dùng mọi bộ xử lý.",
    "Find a timetable, and prove how good it is.":
      "Tìm lịch học và chứng minh lịch tốt đến đâu.",
    "Vary one or two things of a scenario; or ask what it takes to reach a value.":
      "Thay đổi một hai điều của kịch bản; hoặc hỏi cần gì để đạt một giá trị.",
    "A scenario: a YAML file, a folder with scenario.yaml, or an overlay that names its base.":
      "Kịch bản: tệp YAML, thư mục có scenario.yaml, hoặc lớp phủ có ghi base.",
    "Lay a what-if overlay over the scenario; may be given several times.":
      "Đặt lớp phủ giả định lên kịch bản; ghi nhiều lần được.",
    "Put the parts of a sweep together, in place of planning.":
      "Ghép các phần đã chạy thay vì xếp lịch.",
    "List every rule that a timetable breaks, by code.":
      "Liệt kê mọi quy định mà lịch vi phạm, theo mã.",
    "Write a scenario as one workbook, to be changed in a spreadsheet program.":
      "Ghi kịch bản thành một sổ tính để sửa bằng chương trình bảng tính.",
    "The workbook to write.":
      "Sổ tính để ghi.",
    "Classes that nobody's shift collides with.":
      "Lớp học không trùng ca làm của ai.",
    "Why is this person placed so, or not at all?":
      "Vì sao người này được xếp như vậy, hoặc không được xếp?",
    "Why is this meeting held here and then?":
      "Vì sao buổi này tổ chức ở đây và lúc này?",
    "What would a little more of a hall, an instructor or another scarce thing bring?":
      "Thêm một ít hội trường, giảng viên hay thứ khan hiếm khác thì được gì?",
    "What shifts are employers to be asked for, to bring in those who are left out?":
      "Cần xin đơn vị những ca nào để xếp được người còn lại?",
    "Most people of a crew who are missing on one date (with --asks).":
      "Nhiều nhất bao nhiêu người một kíp vắng cùng ngày (với --asks).",
    "Which rules and facts stand against pins, targets and, with --person, a person?":
      "Quy định và dữ kiện nào ngăn buổi ghim, chỉ tiêu và, với --person, một người?",
    "Seconds for each plan that is made anew; 2 for a person, 3 for conflicts, else 5.":
      "Số giây cho mỗi lịch xếp lại; 2 cho một người, 3 cho mâu thuẫn, còn lại 5.",
    "Rosters, lists of names, halls, instructors, absences: .xlsx, .ods or CSV. ID=FILE names the employer whose file it is.":
      "Bảng phân ca, danh sách người, hội trường, giảng viên, nghỉ phép: .xlsx, .ods hoặc CSV. MÃ=TỆP ghi tệp của đơn vị nào.",
    "A legend: lines such as 'N: 22:00-06:00', 'O: off', 'P: absent'. ID=FILE: of that employer alone.":
      "Bảng ký hiệu: các dòng như 'N: 22:00-06:00', 'O: off', 'P: absent'. MÃ=TỆP: chỉ của đơn vị đó.",
    "An employer, ID or ID=NAME; a single one owns every file that does not say.":
      "Đơn vị, MÃ hoặc MÃ=TÊN; nếu chỉ có một thì mọi tệp không ghi đều của đơn vị đó.",
  ]
}
