extension FaultTable {
  static let files: [(en: String, vi: String)] = [
    (
      "a share of 0 to 1 with at most nine decimals, such as 0.8",
      "tỷ lệ từ 0 đến 1, nhiều nhất chín số lẻ, ví dụ 0.8"
    ),
    (
      "a duration such as 45m, 8h or 1h30m, at most {}",
      "khoảng thời gian như 45m, 8h hoặc 1h30m, nhiều nhất {}"
    ),
    (
      "found priorities that add up to more than {} over all courses needed",
      "tổng mức ưu tiên của các khóa cần học vượt {}"
    ),
    ("expected smaller ones", "cần số nhỏ hơn"),
    ("found an old workbook (.xls)", "đây là sổ kiểu cũ (.xls)"),
    ("found an OpenDocument workbook (.ods)", "đây là sổ OpenDocument (.ods)"),
    ("found a web page", "đây là trang web"),
    ("found an XML workbook (.fods, .xml)", "đây là sổ dạng XML (.fods, .xml)"),
    ("found a table of text (.csv)", "đây là bảng dạng văn bản (.csv)"),
    (
      "expected a scenario: open it in a spreadsheet program and save it as .xlsx, or hand it in with offhours import",
      "cần một kịch bản: hãy mở bằng chương trình bảng tính và lưu dạng .xlsx, hoặc nhập bằng offhours import"
    ),
    (
      "the file is no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx",
      "tệp không phải sổ .xlsx; hãy mở bằng chương trình bảng tính rồi lưu dạng .xlsx"
    ),
    ("only their proportions matter", "chỉ tỷ lệ giữa chúng là quan trọng"),
    (
      "found a price with which a timetable could cost more than {}",
      "giá này có thể làm chi phí một lịch vượt {}"
    ),
    (
      "expected smaller amounts, counted in thousands for example",
      "cần số nhỏ hơn, chẳng hạn tính bằng nghìn"
    ),
    ("{} lessons", "{} bài"),
    (
      "found some {} possible meetings: {} venues, {} days, {} starts a day of this course",
      "có chừng {} buổi có thể: {} địa điểm, {} ngày, {} giờ bắt đầu mỗi ngày của khóa này"
    ),
    ("expected {} or fewer", "cần {} trở xuống"),
    (
      "starts that are further apart (every: 30m), fewer days or venues",
      "giờ bắt đầu thưa hơn (every: 30m), bớt ngày hoặc địa điểm"
    ),
    ("found nothing", "không ghi gì"),
    ("found {q} in a column without a name", "thấy {} ở cột không có tên"),
    ("name the column", "hãy đặt tên cột"),
    ("found another version", "phiên bản khác"),
    ("found a list", "thấy một danh sách"),
    ("where several are meant, write {}", "nếu muốn ghi nhiều mục, hãy viết {}"),
    ("found a map", "thấy một bảng khóa"),
    ("found the first column {}", "cột đầu là {}"),
    ("found the columns {}", "thấy các cột {}"),
    ("found the error value {}", "ô có giá trị lỗi {}"),
    ("found version {}", "phiên bản {}"),
    ("found {} minutes", "thấy {} phút"),
    ("found no goal", "không thấy mục tiêu"),
    (
      "found {}, which can be a tick or short for 'vắng' (absent)",
      "thấy {}, có thể là dấu tích hoặc viết tắt của 'vắng'"
    ),
    ("found {}, which can be the name or a word for absence", "thấy {}, có thể là tên hoặc chữ chỉ vắng mặt"),
    (
      "found {}, which is neither the person's name nor a mark",
      "thấy {}, không phải tên người này cũng không phải dấu"
    ),
    ("write x for present, or 0 for absent", "ghi x nếu có mặt, 0 nếu vắng"),
    ("write x for present, or 0, vắng or absent for absent", "ghi x nếu có mặt; 0 hoặc vắng nếu vắng"),
    ("found {}", "thấy {}"),
    ("expected one document in a file", "mỗi tệp chỉ một tài liệu"),
    ("expected text in UTF-8: save it as UTF-8", "cần văn bản UTF-8: hãy lưu dạng UTF-8"),
    ("expected text in UTF-8: save the file as UTF-8", "cần văn bản UTF-8: hãy lưu tệp dạng UTF-8"),
    ("expected text in UTF-8: export it as CSV", "cần văn bản UTF-8: hãy xuất dạng CSV"),
    (
      "expected commas: save the table as CSV with commas",
      "cần dấu phẩy: hãy lưu bảng dạng CSV ngăn bằng dấu phẩy"
    ),
    ("expected UTF-8: save it as UTF-8", "cần UTF-8: hãy lưu dạng UTF-8"),
    ("expected a value: mend the formula in {}", "cần một giá trị: hãy sửa công thức ở {}"),
    ("expected one of {}", "cần một trong: {}"),
    ("expected {}", "cần {}"),
    ("did you mean {q}?", "có phải {} không?"),
    ("there is no {} at all", "không có {} nào cả"),
    ("the table is empty", "bảng trống"),
    ("a header row with the columns' names", "dòng đầu ghi tên các cột"),
    ("the table has {} columns", "bảng có {} cột"),
    ("at most {}, as in a spreadsheet", "nhiều nhất {} như trong bảng tính"),
    ("the columns are separated by semicolons", "các cột ngăn bằng dấu chấm phẩy"),
    ("the columns are separated by tabs", "các cột ngăn bằng dấu tab"),
    ("the column {q} stands twice", "cột {} xuất hiện hai lần"),
    ("remove or rename one", "hãy bỏ hoặc đổi tên một"),
    ("remove one", "hãy bỏ một"),
    ("the row has {} cells, the header {}", "dòng có {} ô, dòng đầu có {}"),
    ("the row has {} cell, the header {}", "dòng có {} ô, dòng đầu có {}"),
    ("put cells with commas in quotes", "hãy đặt ô có dấu phẩy trong ngoặc kép"),
    ("add the missing commas", "hãy thêm dấu phẩy còn thiếu"),
    ("a quote opens here and never closes", "ngoặc kép mở ở đây mà không đóng"),
    ("close it, or double it where it belongs to the text", "hãy đóng lại, hoặc viết đôi nếu thuộc nội dung"),
    ("text follows the closing quote", "có chữ sau ngoặc đóng"),
    ("double the quotes that belong to the text", "hãy viết đôi ngoặc kép thuộc nội dung"),
    (
      "a quote inside a cell that does not begin with one",
      "có ngoặc kép trong ô không bắt đầu bằng ngoặc kép"
    ),
    (
      "put the cell in quotes and double the quotes inside",
      "hãy đặt cả ô trong ngoặc kép và viết đôi ngoặc bên trong"
    ),
    ("unknown key {q} in a travel", "không có khóa {} ở travel"),
    ("unknown key {q} in {}", "không có khóa {} ở {}"),
    ("unknown key {q}", "không có khóa {}"),
    ("unknown column {q} in a table of absences", "không có cột {} trong bảng vắng mặt"),
    ("unknown column {q} in a roster", "không có cột {} trong bảng phân ca"),
    ("unknown worker {q}", "không có người {}"),
    ("unknown employer {q}", "không có đơn vị {}"),
    ("unknown place {q}", "không có nơi {}"),
    ("unknown venue {q}", "không có địa điểm {}"),
    ("unknown instructor {q}", "không có giảng viên {}"),
    ("unknown course {q}", "không có khóa học {}"),
    ("unknown lesson {q}", "không có bài {}"),
    ("unknown rotation {q}", "không có vòng đảo ca {}"),
    ("unknown crew {q}", "không có kíp {}"),
    ("unknown goal {q}", "không có mục tiêu {}"),
    ("unknown meeting {q}", "không có buổi {}"),
    ("unknown code {q} in the cycle", "không có ký hiệu {} trong vòng"),
    ("unknown code {q}", "không có ký hiệu {}"),
    ("unknown time zone {q}", "không có múi giờ {}"),
    ("unknown setting {q}", "không có thiết lập {}"),
    ("unknown {} {q}", "không có {} {}"),
    ("the names are those of offhours schema --workbook", "tên đúng có trong offhours schema --workbook"),
    ("an IANA name such as {}", "tên theo IANA như {}"),
    ("an IANA name", "tên theo IANA"),
    (
      "codes stand under shifts of the employer, the rotation or the scenario",
      "ký hiệu nằm ở shifts của đơn vị, của vòng hoặc của kịch bản"
    ),
    (
      "codes stand under shifts of the rotation, the employer or the scenario",
      "ký hiệu nằm ở shifts của vòng, của đơn vị hoặc của kịch bản"
    ),
    (
      "put spaces between all codes or between none",
      "hãy đặt dấu cách giữa tất cả các ký hiệu hoặc không đặt"
    ),
    (
      "an absence has a worker or an employer, not both",
      "vắng mặt ghi worker hoặc employer, không ghi cả hai"
    ),
    ("leave one empty", "hãy để trống một"),
    (
      "absence {q} has neither a worker nor an employer", "vắng mặt {} không có worker cũng không có employer"
    ),
    ("say whom it concerns", "hãy ghi của ai"),
    ("absence {q} has no {}", "vắng mặt {} không có {}"),
    ("for one day write its date in both", "nếu một ngày, hãy ghi ngày đó ở cả hai"),
    ("a date or a local date and time", "ngày hoặc ngày giờ địa phương"),
    ("employer {q} has no crew {q}", "đơn vị {} không có kíp {}"),
    ("the rotation {q} has no crew {q}", "vòng đảo ca {} không có kíp {}"),
    (
      "worker {q} has no crew, and the rotation {q} has several",
      "người {} chưa có kíp mà vòng {} có nhiều kíp"
    ),
    ("the worker {q} stands twice", "người {} xuất hiện hai lần"),
    ("the worker {q} is pinned to this lesson twice", "người {} được ghim vào bài này hai lần"),
    ("no lesson", "không có bài nào"),
    ("at least one, such as {}", "ít nhất một, ví dụ {}"),
    ("at least two, such as {}", "ít nhất hai, ví dụ {}"),
    ("one worker", "một người"),
    ("at least gap.min_days, which is {}", "ít nhất bằng gap.min_days là {}"),
    ("at least size.min, which is {}", "ít nhất bằng size.min là {}"),
    ("the id of a {}", "mã của {}"),
    ("a map from each {}'s id to its keys", "bảng từ mã của mỗi {} tới các khóa"),
    (
      "lesson {q} has a size of its own, but the course is attended in sections",
      "bài {} có size riêng nhưng khóa học theo lớp cố định (section)"
    ),
    ("use the course's size, or attend: any", "hãy dùng size của khóa, hoặc attend: any"),
    (
      "{} to 1200 months or {} to 36500 days, such as '24 months' or '90 days'",
      "{} đến 1200 months hoặc {} đến 36500 days, ví dụ '24 months' hoặc '90 days'"
    ),
    ("a time such as 07:30", "giờ như 07:30"),
    ("the start {} stands twice", "giờ bắt đầu {} xuất hiện hai lần"),
    ("a share of 0 to 1, such as 0.8", "tỷ lệ từ 0 đến 1, ví dụ 0.8"),
    ("a share of 0 or more and below 1, such as 0.01", "tỷ lệ từ 0 đến dưới 1, ví dụ 0.01"),
    ("a share of 0", "tỷ lệ 0"),
    ("more, or lessons that nobody may miss", "lớn hơn, hoặc các bài bắt buộc"),
    ("a whole number, {}", "số nguyên, {}"),
    ("a whole number", "số nguyên"),
    ("a date inside the horizon, {} to {}", "ngày trong khoảng lập lịch, {} đến {}"),
    ("the courses wait for each other: {}", "các khóa chờ lẫn nhau: {}"),
    ("remove one 'after'", "hãy bỏ một 'after'"),
    ("a weight above 0, at most {}", "trọng số lớn hơn 0, nhiều nhất {}"),
    ("a number above 0, at most {}", "số lớn hơn 0, nhiều nhất {}"),
    ("goals and weights, such as {}", "mục tiêu và trọng số, ví dụ {}"),
    ("goals and weights", "mục tiêu và trọng số"),
    ("a goal, or goals with weights", "một mục tiêu, hoặc các mục tiêu kèm trọng số"),
    ("the goal {} stands twice", "mục tiêu {} xuất hiện hai lần"),
    (
      "hours such as 08:00-17:00, a list of them, off, or absent",
      "giờ như 08:00-17:00, danh sách giờ, off, hoặc absent"
    ),
    ("a map from codes to hours, such as {}", "bảng từ ký hiệu tới giờ, ví dụ {}"),
    ("hours such as 08:00-12:00", "giờ như 08:00-12:00"),
    ("off and absent stand alone, without brackets", "off và absent đứng một mình, không có ngoặc"),
    ("an empty list", "danh sách rỗng"),
    ("the stretch {} overlaps {}", "khoảng {} chồng lên {}"),
    (
      "stretches of one code that lie apart or touch",
      "các khoảng của một ký hiệu phải tách rời hoặc liền nhau"
    ),
    (
      "hours such as 22:00-06:00: times from 00:00 to 48:00 (24:30 is half past midnight of the next date), an end at or before the start being 24 hours later and then after it",
      "giờ như 22:00-06:00: từ 00:00 đến 48:00 (24:30 là 0 giờ 30 hôm sau), giờ cuối không sau giờ đầu thì tính thêm 24 giờ và phải sau giờ đầu"
    ),
    ("training and hours, such as training 08:00-17:00", "training kèm giờ, ví dụ training 08:00-17:00"),
    ("hours such as 17:30-21:30", "giờ như 17:30-21:30"),
    ("more than 0", "lớn hơn 0"),
    ("a number of degrees such as 21.442", "số độ như 21.442"),
    ("a number of degrees", "số độ"),
    ("latitude and longitude, such as {}", "vĩ độ và kinh độ, ví dụ {}"),
    ("latitude {} and longitude {}", "vĩ độ {} và kinh độ {}"),
  ]
}
