extension FaultTable {
  /// Faults of the command line, the parser's and the commands' own.
  static let usage: [(en: String, vi: String)] = [
    // The parser's own.
    ("Missing expected argument {q}", "thiếu tham số {}"),
    ("Missing value for {q}", "thiếu giá trị cho {}"),
    ("Unknown option {q}. Did you mean {q}?", "không có tùy chọn {}. Có phải {}?"),
    ("Unknown option {q}", "không có tùy chọn {}"),
    ("Unexpected argument {q}", "thừa tham số {}"),
    ("{} unexpected arguments: {}", "thừa {} tham số: {}"),
    ("The value {q} is invalid for {q}: {}", "giá trị {} không dùng được cho {}: {}"),
    ("The value {q} is invalid for {q}", "giá trị {} không dùng được cho {}"),
    (
      "The value {q} is invalid for {q}. Please provide one of {}.",
      "giá trị {} không dùng được cho {}; hãy chọn một trong {}."
    ),
    ("Value to be set with {} had already been set with {}", "{} đã được đặt bằng {}"),
    ("See {q} for more information.", "Xem thêm: {}."),
    // Paths.
    ("The scenario's path is empty.", "đường dẫn của kịch bản trống."),
    ("The scenario's path (--update) is empty.", "đường dẫn của kịch bản (--update) trống."),
    ("The timetable's path (--from) is empty.", "đường dẫn của lịch (--from) trống."),
    ("The path of an overlay (--with) is empty.", "đường dẫn của lớp phủ (--with) trống."),
    ("The path of the model file is empty.", "đường dẫn của tệp mô hình trống."),
    ("A file's path is empty.", "đường dẫn của một tệp trống."),
    ("The folder's path (--{}) is empty.", "đường dẫn của thư mục (--{}) trống."),
    ("The folder's path is empty.", "đường dẫn của thư mục trống."),
    // Numbers and dates.
    ("{} must be {} to {}, not {}.", "{} phải từ {} đến {}, không phải {}."),
    ("{} must be a share from 0 to less than 1, not {}.", "{} phải là tỷ lệ từ 0 đến dưới 1, không phải {}."),
    ("{} must be a share from {} to {}, not {}.", "{} phải là tỷ lệ từ {} đến {}, không phải {}."),
    (
      "{} must be more than 0 and at most 1000000000 seconds, not {}.",
      "{} phải lớn hơn 0 và nhiều nhất 1000000000 giây, không phải {}."
    ),
    ("{} must be more than 0 seconds, not {}.", "{} phải lớn hơn 0 giây, không phải {}."),
    ("{} must be at most 1000000000 seconds, not {}.", "{} nhiều nhất là 1000000000 giây, không phải {}."),
    ("{} must be {} or more, not {}.", "{} phải từ {} trở lên, không phải {}."),
    ("{} must be at least {}, not {}.", "{} phải từ {} trở lên, không phải {}."),
    ("{} must be a date such as 2027-03-01, not {q}.", "{} phải là ngày như 2027-03-01, không phải {}."),
    (
      "--from and --to must be dates such as 2027-03-01, not {q}.",
      "--from và --to phải là ngày như 2027-03-01, không phải {}."
    ),
    (
      "--month must be a year and a month such as 2027-03, not {q}.",
      "--month phải là năm và tháng như 2027-03, không phải {}."
    ),
    ("--journey must be 0 to 10000 minutes, not {}.", "--journey phải từ 0 đến 10000 phút, không phải {}."),
    (
      "--course must be an id and minutes such as safety=240,240, not {q}.",
      "--course phải là mã và số phút như safety=240,240, không phải {}."
    ),
    (
      "--course is given more than once for {q}: {}. Give it once, with the minutes of every lesson.",
      "--course được ghi nhiều lần cho {}: {}. Hãy ghi một lần, với số phút của mọi bài."
    ),
    (
      "--employer must be an id, or an id and a name such as lotus=Lotus Ltd, not {q}.",
      "--employer phải là mã, hoặc mã và tên như lotus=Lotus Ltd, không phải {}."
    ),
    (
      "--from {}: expected four weeks in the years 1900 to 2999.",
      "--from {}: cần bốn tuần trong các năm 1900 đến 2999."
    ),
    ("--tier counts from 1", "--tier đếm từ 1"), ("{} is none.", "{} không phải."),
    // What goes with what.
    ("{} exclude each other; name what is best, once.", "{} loại trừ nhau; hãy nêu một lần điều tốt nhất."),
    ("--minimise and --maximise exclude each other", "--minimise và --maximise loại trừ nhau"),
    ("name what is best, once.", "hãy nêu điều tốt nhất, một lần."),
    ("A goal is bounded twice", "một mục tiêu bị chặn hai lần"),
    ("bound each once.", "hãy chặn mỗi mục tiêu một lần."),
    ("{} is bounded and optimised", "{} vừa bị chặn vừa được tối ưu"),
    ("leave one of the two.", "hãy bỏ một trong hai."),
    (
      "{}: {q} is no goal and value", "{}: {} không phải mục tiêu và giá trị"
    ),
    ("expected something like completions=90.", "cần dạng như completions=90."),
    ("{}: {q} is none of its goals", "{}: {} không phải mục tiêu dùng được ở đây"),
    ("{}: {q} is no goal", "{}: {} không phải mục tiêu"),
    ("--must: {q} names nothing", "--must: {} không chỉ điều gì"),
    (
      "expected person=ID, hall=ID, instructor=ID or evening=DATE, such as evening=2027-03-10.",
      "cần person=MÃ, hall=MÃ, instructor=MÃ hoặc evening=NGÀY, ví dụ evening=2027-03-10."
    ),
    (
      "--write belongs to --person, --prices and --asks: nothing else proposes changes.",
      "--write đi với --person, --prices và --asks: các mục khác không đề xuất thay đổi."
    ),
    ("--{} belongs to --{}.", "--{} đi với --{}."), ("--{} goes with --{}.", "--{} đi với --{}."),
    ("--{} goes with --{}", "--{} đi với --{}"),
    ("--{} goes without --{}.", "--{} không đi cùng --{}."),
    ("--attendance and --certificates go with --history", "--attendance và --certificates đi với --history"),
    ("name the timetable that was taught.", "hãy nêu lịch đã dạy."),
    ("name the scenario that is there.", "hãy nêu kịch bản đang có."),
    (
      "Ask one thing at a time: --person, --meeting, --employer, --must, --prices, --asks or --conflict.",
      "Mỗi lần hỏi một điều: --person, --meeting, --employer, --must, --prices, --asks hoặc --conflict."
    ),
    ("--set is given {} times", "--set được ghi {} lần"),
    ("a sweep varies at most two things.", "một lần quét thay đổi nhiều nhất hai thứ."),
    ("--set names the same path twice.", "--set nêu một đường dẫn hai lần."),
    ("The grid has {} points", "lưới có {} điểm"), ("expected at most {}.", "nhiều nhất {}."),
    ("--shard: {q} is no part", "--shard: {} không phải một phần"),
    ("expected i/n with i from 1 to n, such as 1/8.", "cần i/n với i từ 1 đến n, ví dụ 1/8."),
    (
      "Name a scenario, or parts of a sweep with --reduce.",
      "hãy nêu kịch bản, hoặc các phần của lần quét bằng --reduce."
    ),
    ("Nothing varies and nothing is asked", "không có gì thay đổi và không hỏi gì"),
    ("give --set, or --at-least and --minimise.", "hãy ghi --set, hoặc --at-least và --minimise."),
    (
      "--reduce takes the parts of a sweep alone, without a scenario or what varies.",
      "--reduce chỉ nhận các phần của lần quét, không kèm kịch bản hay thứ thay đổi."
    ),
    ("--format: unknown format {q}", "--format: không có dạng {}"),
    ("known formats are {}.", "các dạng: {}."),
    ("--format writes files into a folder", "--format ghi tệp vào thư mục"),
    ("--out names the workbook {}.", "--out lại nêu sổ tính {}."),
    ("--format says which files to write", "--format nói ghi tệp nào"),
    ("name their folder with --out.", "hãy nêu thư mục bằng --out."),
    ("--json lists the files that were written", "--json liệt kê các tệp đã ghi"),
    ("Name the folder for the papers with --out.", "hãy nêu thư mục cho các giấy tờ bằng --out."),
    ("Name the files to import.", "hãy nêu các tệp cần nhập."),
    ("Name the timetable that is to be explained", "hãy nêu lịch cần giải thích"),
    ("only --conflict does without.", "chỉ --conflict không cần."),
    ("Name a file with --lp or --mps.", "hãy nêu tệp bằng --lp hoặc --mps."),
    ("--lp and --mps name the same file.", "--lp và --mps nêu cùng một tệp."),
    ("--mark marks a workbook", "--mark đánh dấu sổ tính"),
    (
      "{}: {q} must be the path of a workbook, ending in .xlsx.",
      "{}: {} phải là đường dẫn của sổ tính, có đuôi .xlsx."
    ),
    ("--attendance tells who came to past meetings", "--attendance cho biết ai đã đến các buổi đã qua"),
    ("say with --now which ones are past.", "hãy ghi --now để biết buổi nào đã qua."),
    ("the timetable is missing", "thiếu lịch"),
    (
      "name a timetable.json, the folder that holds it, or a workbook",
      "hãy nêu timetable.json, thư mục chứa nó, hoặc sổ tính"
    ),
    (
      "these formats make {} files, and standard output takes one",
      "các dạng này thành {} tệp, mà đầu ra chuẩn chỉ nhận một"
    ),
    ("name a folder with --out", "hãy nêu thư mục bằng --out"),
    ("--tier {}: the scenario has {} tiers of goals", "--tier {}: kịch bản có {} bậc mục tiêu"),
    ("name 1 to {}", "hãy nêu 1 đến {}"),
  ]
}
