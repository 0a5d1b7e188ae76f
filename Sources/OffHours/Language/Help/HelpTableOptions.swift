extension HelpTable {
  static let options: [String: String] = [
    "The month of rosters that do not say, as 2027-03; of its first day where a roster runs across two.":
      "Tháng của bảng phân ca không ghi tháng, như 2027-03; nếu vắt qua hai tháng thì của ngày đầu.",
    "The year of rosters that name only a month.":
      "Năm của bảng phân ca chỉ ghi tháng.",
    "A course and the minutes of each lesson, as safety=240,240; may be given several times.":
      "Khóa học và số phút từng bài, như an-toan=240,240; ghi nhiều lần được.",
    "Minutes between two places that have no coordinates.":
      "Số phút đi giữa hai nơi không có tọa độ.",
    "First day to plan; the rosters' where not given.":
      "Ngày đầu cần xếp; không ghi thì theo bảng phân ca.",
    "Last day to plan; the rosters' where not given.":
      "Ngày cuối cần xếp; không ghi thì theo bảng phân ca.",
    "Replace files that are there already, also those that others wrote or changed.":
      "Thay thế các tệp đã có, kể cả tệp do người khác ghi hoặc đã sửa.",
    "Replace the files of a scenario that stand in the folder.":
      "Thay thế các tệp kịch bản đang có trong thư mục.",
    "Name of the scenario.":
      "Tên kịch bản.",
    "Time zone of all clock times, such as Europe/London; by what the sheets show where not given.":
      "Múi giờ, như Asia/Ho_Chi_Minh; không ghi thì theo các bảng.",
    "Write the scenario into this folder, or as this workbook (.xlsx).":
      "Ghi kịch bản vào thư mục này, hoặc thành sổ tính (.xlsx).",
    "Write into the folder even if it is not empty; files that were edited since they were imported stay.":
      "Ghi vào thư mục dù không trống; tệp đã sửa sau khi nhập được giữ nguyên.",
    "With --force: a file that is overwritten although it was edited, such as workers.csv; may be given several times.":
      "Với --force: tệp được ghi đè dù đã sửa, như workers.csv; ghi nhiều lần được.",
    "Write the files into this folder; solve and replan also take a workbook, ending in .xlsx.":
      "Ghi các tệp vào thư mục này; solve và replan nhận cả sổ tính, kết thúc bằng .xlsx.",
    "A YAML file with the lines over and under printed lists (xlsx): left, right, title, footer, signatures.":
      "Tệp YAML ghi các dòng trên và dưới danh sách in (xlsx): left, right, title, footer, signatures.",
    "Columns of the workers' table to add to sms.csv, separated by commas; without it none but the telephone number. Sensitive columns reach any file only where they are named here.":
      "Các cột của bảng người thêm vào sms.csv, ngăn bằng dấu phẩy; không ghi thì chỉ có số điện thoại. Cột nhạy cảm chỉ vào tệp nào đó khi được nêu tên ở đây.",
    "Sensitive columns of the workers' table to write as well, separated by commas.":
      "Các cột nhạy cảm của bảng người cũng được ghi, ngăn bằng dấu phẩy.",
    "Begin from this timetable of the scenario (timetable.json, or its folder).":
      "Bắt đầu từ lịch này của kịch bản (timetable.json hoặc thư mục của nó).",
    "Write ids in place of the names of learners and instructors, and leave out columns carried along.":
      "Ghi mã thay tên người học và giảng viên, bỏ các cột đi kèm.",
    "Progress on standard error: a living line on a terminal, JSON lines, or none.":
      "Tiến độ: một dòng động trên màn hình, các dòng JSON, hoặc không.",
    "Reach this much of a goal that is maximised before anything else, such as completions=90.":
      "Trước hết phải đạt chừng này của một mục tiêu cực đại, như completions=90.",
    "Stay at or below this much of a goal that is minimised before anything else, such as cost=30000000.":
      "Trước hết không vượt chừng này của một mục tiêu cực tiểu, như cost=30000000.",
    "Then make this goal as small as can be, such as meetings.":
      "Rồi làm mục tiêu này nhỏ nhất, như meetings.",
    "Then make this goal as large as can be, such as completions.":
      "Rồi làm mục tiêu này lớn nhất, như completions.",
    "Answer in JSON on standard output.":
      "Trả lời bằng JSON.",
    "Language of what people read; the scenario's where not given.":
      "Ngôn ngữ của những gì người đọc; không ghi thì theo kịch bản.",
    "The timetable that people know (timetable.json, its folder, or a workbook); where the scenario is a workbook, its own.":
      "Lịch mọi người đang biết (timetable.json, thư mục của nó, hoặc sổ tính); nếu kịch bản là sổ thì lịch trong sổ đó.",
    "What began before is history and stays: a local date-time such as 2027-03-10T12:00, or a date.":
      "Những gì bắt đầu trước lúc này là đã qua và giữ nguyên: ngày giờ như 2027-03-10T12:00, hoặc ngày.",
    "Until then nothing changes that need not: what people are told already.":
      "Đến lúc đó không đổi gì nếu không buộc phải đổi: những gì mọi người đã được báo.",
    "Who came: a table with worker, meeting, attended, or a workbook or CSV of filled-in sign-in sheets; may be given several times.":
      "Ai đã đến: bảng worker, meeting, attended, hoặc sổ tính hay CSV danh sách điểm danh đã ký; ghi nhiều lần được.",
    "Lists that employers have answered (export --format answers): a no becomes an absence of that person; may be given several times.":
      "Danh sách các đơn vị đã trả lời (export --format answers): câu 'không' thành vắng mặt của người đó; ghi nhiều lần được.",
    "What began before is over: a local date-time such as 2027-03-10T12:00, or a date. A timetable's own counts where it is later.":
      "Những gì bắt đầu trước lúc này là đã qua: ngày giờ như 2027-03-10T12:00, hoặc ngày. Nếu lịch có ghi lúc muộn hơn thì theo lịch.",
    "Print the stamp of the sweep, which its files carry, in place of planning.":
      "In dấu của lần quét, là dấu mà các tệp của nó mang, thay vì xếp lịch.",
    "Why is this employer short, and what brings in several of its people?":
      "Vì sao đơn vị này còn thiếu, và điều gì giúp được nhiều người của đơn vị?",
    "Must, may or can never plans as good have this: person=ID, hall=ID, instructor=ID or evening=DATE.":
      "Lịch tốt ngang vậy bắt buộc có, có thể có hay không bao giờ có: person=MÃ, hall=MÃ, instructor=MÃ hoặc evening=NGÀY.",
    "Prices in this goal alone, such as cost (with --prices).":
      "Chỉ tính giá theo mục tiêu này, như cost (cùng với --prices).",
    "Write what is proposed into this folder, an overlay each, to be laid over the scenario with --with.":
      "Ghi các đề xuất vào thư mục này, mỗi đề xuất một lớp phủ, để đặt lên kịch bản bằng --with.",
    "Draw how many people change against how many complete, with bounds: a plan a row, each in a folder of --out.":
      "Vẽ số người đổi lịch so với số lượt hoàn thành, kèm cận: mỗi dòng một lịch, mỗi lịch một thư mục trong --out.",
    "Most rows of --trade, both ends included; 6 where not given. Each is a search of its own.":
      "Số dòng nhiều nhất của --trade, kể cả hai đầu; không ghi thì 6. Mỗi dòng là một lần tìm riêng.",
    "Complete as much as can be with at most so many people changed, as a row of --trade.":
      "Hoàn thành nhiều nhất khi đổi lịch không quá chừng này người, như một dòng của --trade.",
    "Write the report, and the timetables that were planned, into this folder.":
      "Ghi báo cáo và các lịch đã xếp vào thư mục này.",
    "Formats to write, separated by commas: json, md, csv, html, txt. json is always written.":
      "Các dạng cần ghi, ngăn bằng dấu phẩy: json, md, csv, html, txt. Luôn có json.",
    "A scenario: a YAML file, a folder with scenario.yaml, a workbook (.xlsx), or an overlay that names its base.":
      "Kịch bản: tệp YAML, thư mục có scenario.yaml, sổ tính (.xlsx), hoặc lớp phủ có ghi base.",
    "Seconds after which the best timetable so far is taken.":
      "Số giây, hết thì lấy lịch tốt nhất đến lúc đó.",
    "Stop a goal once value and bound are this close, as a share.":
      "Dừng một mục tiêu khi giá trị và cận gần nhau chừng này (tỷ lệ).",
    "Take the first timetable that is found.":
      "Lấy lịch đầu tiên tìm được.",
    "Vary a part of the scenario: venues.hall-1.seats=20..60:10, or a list a,b,c; an empty value keeps what is written. At most twice.":
      "Thay đổi một phần kịch bản: venues.hall-1.seats=20..60:10, hoặc danh sách a,b,c; giá trị trống giữ như đã ghi. Nhiều nhất hai lần.",
    "Plan only part i of n, for a job array; put the parts together with --reduce.":
      "Chỉ xếp phần i trong n; ghép các phần bằng --reduce.",
    "People to be trained.":
      "Số người cần học.",
    "Weeks of the horizon.":
      "Số tuần lập lịch.",
    "Halls; as many as the seats ask for where not given.":
      "Số hội trường; không ghi thì đủ số chỗ.",
    "Instructors; enough where not given.":
      "Số giảng viên; không ghi thì vừa đủ.",
    "Courses; everybody needs the first, a quarter each other.":
      "Số khóa học; ai cũng cần khóa đầu, một phần tư cần mỗi khóa khác.",
    "Lessons of the first course.":
      "Số bài của khóa đầu.",
    "Percent of the first course's lessons that complete it; the last always.":
      "Phần trăm số bài của khóa đầu để hoàn thành; bài cuối luôn bắt buộc.",
    "The folder to look into, or one file.":
      "Thư mục cần xem, hoặc một tệp.",
    "How courses are attended.":
      "Cách học các khóa.",
    "Share of people with roster cells, absences, weekly commitments or a home of their own.":
      "Tỷ lệ người có ô phân ca, vắng mặt, lịch bận hằng tuần hoặc nơi ở riêng.",
    "Seats for about three people in four only.":
      "Chỉ đủ chỗ cho khoảng ba phần tư số người.",
    "The scenario's language: what its readers read.":
      "Ngôn ngữ của kịch bản.",
    "Bring the files into this scenario, a folder or a workbook: what was written by hand stays.":
      "Đưa các tệp vào kịch bản này, thư mục hoặc sổ tính: những gì sửa tay được giữ nguyên.",
    "With --update: take out people and halls that no sheet names any more; else they are named and stay.":
      "Với --update: bỏ người và hội trường không còn trong bảng; nếu không thì chỉ nêu tên và giữ lại.",
    "With --update: the timetable that people know; says whose seats the changes break, and how to replan.":
      "Với --update: lịch mọi người đang biết; cho biết chỗ của ai không còn giữ được và cách xếp lại.",
    "With --update: a timetable that was taught; what lies before the new horizon becomes credits with dates. May be given several times.":
      "Với --update: lịch đã dạy; những gì trước khoảng lập lịch mới thành kết quả đã học có ngày. Ghi nhiều lần được.",
    "With --history: who came, as replan reads it; may be given several times.":
      "Với --history: ai đã đến, như replan đọc; ghi nhiều lần được.",
    "With --history or --timetable: what began before is history; the horizon's first day where not given.":
      "Với --history hoặc --timetable: những gì bắt đầu trước lúc này là đã qua; không ghi thì từ ngày đầu lập lịch.",
    "With --history: write who has completed what, for certificates, as CSV.":
      "Với --history: ghi ai đã hoàn thành khóa nào, để cấp chứng nhận, dạng CSV.",
    "Show the version.":
      "In phiên bản.",
    "Show help information.":
      "In hướng dẫn.",
    "Show subcommand help information.":
      "In hướng dẫn của lệnh con.",
  ]
}
