import OffHours
import Testing

@testable import OffHoursFiles

/// Opening hours in columns of their own were once carried along as a note, and the hall taken to be always open.
@Suite struct `Hours of halls and instructors in several columns` {
  private func scenario(_ list: [[String]], _ form: SheetForm) throws -> Scenario {
    var files = MemoryFiles()
    files[form.rawValue] = form.bytes(list)
    files["z.csv"] = Array(
      "March 2027\nName;1;2;3;4;5\nLea Na;N;N;O;N;O\n\nN: 6:00-14:00\nO: off\n".utf8)
    var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "z.csv")])
    request.employers = [.init(id: "loom")]
    request.courses = [.init(id: "safety", minutes: [60])]
    let outcome = try AccountedImport.run(request, from: files)
    #expect(RosterShown.errors(outcome) == [], "\(form)")
    return try ImportTests.scenario(outcome)
  }

  /// Hours of each day, Monday first.
  private func shown(_ hours: WeeklyHours?) -> String {
    Weekday.allCases.map { day in
      (hours?.windows[Int(day.rawValue)] ?? []).map(\.description).joined(separator: "+")
    }.joined(separator: " ")
  }

  @Test(arguments: [
    [
      ["Hall", "Seats", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
      ["Annex", "20", "8-17", "8-17", "8-17", "8-17", "8-17", "9:00-12:00", "closed"],
    ],
    [
      ["Hội trường", "Số chỗ", "T2", "T3", "T4", "T5", "T6", "T7", "CN"],
      ["Annex", "20", "8h-17h", "8h-17h", "8h-17h", "8h-17h", "8h-17h", "9h-12h", "nghỉ"],
    ],
    [["Room", "Capacity", "Mon-Fri", "Sat", "Sun"], ["Annex", "20", "8am-5pm", "9am-12pm", ""]],
    [["Phòng học", "Sức chứa", "Ngày thường", "T7"], ["Annex", "20", "8h-17h", "9h-12h"]],
    [
      ["Room", "Seats", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
      ["Annex", "20", "8-17", "8-17", "8-17", "8-17", "8-17", "9:00-12:00", ""],
    ],
  ]) func `a column for each day`(_ list: [[String]]) throws {
    let day = "08:00-17:00"
    for form in SheetForm.allCases {
      let venue = try scenario(list, form).venues[0]
      #expect(shown(venue.open) == "\(day) \(day) \(day) \(day) \(day) 09:00-12:00 ", "\(form)")
    }
  }

  @Test(arguments: [
    ["Hall", "Seats", "Opens", "Closes"], ["Venue", "Capacity", "From", "To"],
    ["Hội trường", "Số chỗ", "Giờ mở cửa", "Giờ đóng cửa"], ["Phòng học", "Số chỗ", "Từ giờ", "Đến giờ"],
  ]) func `a column for each end`(_ heads: [String]) throws {
    for form in SheetForm.allCases {
      let venue = try scenario([heads, ["Annex", "20", "8:00", "17:00"]], form).venues[0]
      #expect(
        shown(venue.open).split(separator: " ").map(String.init) == Array(repeating: "08:00-17:00", count: 7))
    }
  }

  @Test func `two windows of a day stay that day's`() throws {
    let list = [["Trainer", "Teaches", "Mon", "Wed"], ["Kim Ly", "safety", "8-12; 13-17", "13-21"]]
    for form in SheetForm.allCases {
      let instructor = try scenario(list, form).instructors[0]
      #expect(shown(instructor.available) == "08:00-12:00+13:00-17:00  13:00-21:00    ", "\(form)")
    }
  }

  @Test(arguments: ["by arrangement", "x", "morning"]) func `what is no hours is an error`(_ text: String)
    throws
  {
    let outcome = try ImportTests.run([
      "a.csv": "Hall;Seats;Mon;Tue\nAnnex;20;8-17;\(text)\n",
      "b.csv": "March 2027\nName;1;2;3;4;5\nLea Na;N;N;O;N;O\n\nN: 6:00-14:00\nO: off\n",
    ]) {
      $0.employers = [.init(id: "loom")]
      $0.courses = [.init(id: "safety", minutes: [60])]
    }
    #expect(
      RosterShown.errors(outcome).contains {
        $0.hasPrefix("a.csv, cell C2: error") || $0.contains("are no hours of a week")
      })
  }
}
