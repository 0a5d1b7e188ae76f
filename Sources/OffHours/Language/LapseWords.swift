/// What is said about cells that are filled and show nothing.
package enum LapseWords {
  /// Cells that are used; `error` is what they show, nil where they are formulas whose result was never stored.
  package static func used(error: String?, _ cells: String, _ count: Int) -> Phrase {
    if let error {
      return Phrase(
        en:
          "\(error) stands in \(cells), which is an error and no value; mend the \(count == 1 ? "cell" : "cells"), or empty \(count == 1 ? "it" : "them") on purpose",
        vi: "\(cells) hiện \(error), là lỗi chứ không phải giá trị; hãy sửa ô, hoặc chủ động xóa trống")
    }
    return Phrase(
      en:
        "the \(count == 1 ? "formula" : "formulas") in \(cells) \(count == 1 ? "holds" : "hold") no value; open the file in a spreadsheet program and save it",
      vi: "công thức ở \(cells) không có giá trị lưu sẵn; hãy mở tệp bằng chương trình bảng tính rồi lưu lại")
  }

  /// Cells of which nothing is made.
  package static func passedOver(_ cells: String) -> Phrase {
    Phrase(
      en: "formulas without a value, and errors, are passed over where nothing is read: \(cells)",
      vi: "bỏ qua công thức không có giá trị và ô lỗi ở chỗ không dùng đến: \(cells)")
  }

  /// Columns that are hidden and filled.
  package static func hiddenColumns(_ names: String) -> Phrase {
    Phrase(en: "hidden columns are read as well: \(names)", vi: "các cột ẩn vẫn được đọc: \(names)")
  }
}
