import OffHours
import OffHoursPapers
import Testing

@Suite struct `Slips and short messages` {
  private func text(_ file: PaperFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  @Test(arguments: Language.allCases)
  func `a slip has a line a lesson and at most three more`(language: Language) {
    let input = Fixture.input(language) { scenario, _ in
      scenario.organiser = [("name", "Công đoàn các KCN"), ("phone", "0208 000 000")]
    }
    let slips = Slips().render(input).dropFirst()
    #expect(slips.count == 4)
    for (slip, agenda) in zip(slips, input.agendas) {
      let lines = text(slip).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= agenda.meetings.count + 3)
      #expect(lines.first?.contains(agenda.name) == true)
      #expect(lines.last?.hasSuffix(": Công đoàn các KCN, 0208 000 000") == true)
    }
  }

  @Test func `a line break in a name does not break a slip`() {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.workers[0].name = "Two\r\nlines"
      scenario.venues[0].name = "Hall\nof\u{202E} fame"
    }
    for file in Slips().render(input) + EmployerSlips().render(input) {
      #expect(
        text(file).unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
    let slip = Slips().render(input).first { $0.name.hasPrefix("slips/W1") }
    #expect(slip.map(text)?.hasPrefix("Two  lines (") == true)
  }

  /// The basic characters of GSM 03.38, those of the extension left out: they count twice.
  private static let gsm = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
      + "abcdefghijklmnopqrstuvwxyzäöñüà")

  @Test(arguments: Language.allCases, [0, 1, 3, 12, 60])
  func `a short message is one message, with both times in full`(language: Language, length: Int) {
    let input = Fixture.input(language) { scenario, _ in
      scenario.organiser = [("phone", "0208 000 000")]
      for position in scenario.venues.indices {
        scenario.venues[position].name = String(repeating: "Hội trường {\(position)} ~ € ", count: length)
      }
      for course in scenario.courses.indices {
        for lesson in scenario.courses[course].lessons.indices {
          scenario.courses[course].lessons[lesson].name = String(repeating: "Bài giảng 王 ", count: length)
        }
      }
    }
    let dates = DateHabit(input)
    for agenda in input.agendas {
      let next = agenda.meetings.filter { !$0.held }.prefix(2)
      let message = ShortMessages.message(Array(next), input)
      #expect(message.count <= 160 && message.count == message.unicodeScalars.count, "\(message)")
      #expect(message.allSatisfy(Self.gsm.contains), "\(message)")
      for meeting in next {
        let date = dates.zone.date(meeting.start)
        #expect(
          message.contains("\(dates.dayMonth(date)) \(dates.time(meeting.start))-\(dates.time(meeting.end))"))
      }
      #expect(message.contains("0208 000 000"))
    }
  }

  @Test(arguments: [
    ("Đặng Thị Hạnh, ưỡn ẹo", "Dang Thi Hanh, uon eo"), ("a–b “c” …", "a-b \"c\" ..."), ("王小明 x", "? x"),
    ("[a] {b} ~c \\ | ^ `", "(a) (b) -c / / ' '"), ("Straße Łódź", "Strasse Lodz"), ("a\u{1B}\n\tb", "a b"),
    ("", ""),
  ])
  func `accents and rare signs give way`(text: String, message: String) {
    #expect(PlainLetters.message(text) == message)
  }

  @Test func `names of files are taken by every system and differ`() {
    var names = FileNames()
    #expect(names.name("W001", "Đặng Lan Thủy") == "W001-Dang-Lan-Thuy")
    #expect(names.name("w001", "Đặng Lan Thủy") == "w001-Dang-Lan-Thuy-2")
    #expect(names.name("W6", "王小明") == "W6")
    #expect(names.name("../../etc/passwd", "x/y") == "_.._.._etc_passwd-x-y")
    #expect(names.name("..", "..") == "_..")
    #expect(names.name("con", "con") == "_con")
    #expect(names.name("NUL.x", "NUL.x") == "_NUL.x")
    #expect(names.name("", "") == "_")
    #expect(names.name(String(repeating: "ả", count: 300), "b").utf8.count < 200)
  }
}

@Suite struct `What papers may tell` {
  /// Whether bytes hold a text. Workbooks are compressed: theirs is another test.
  private func holds(_ file: PaperFile, _ text: String) -> Bool {
    !text.isEmpty && String(decoding: file.bytes, as: UTF8.self).contains(text)
  }

  @Test(arguments: Papers.all.map(\.id).filter { $0 != "xlsx" }, Language.allCases)
  func `with pseudonyms no file has a name or a carried column`(id: String, language: Language) throws {
    let paper = try #require(try Papers.named([id]).first)
    let plain = Fixture.input(language)
    let hidden = Fixture.input(language) { scenario, _ in scenario = scenario.pseudonymous }
    let secrets =
      plain.scenario.workers.map(\.name) + plain.scenario.instructors.map(\.name)
      + plain.scenario.workers.flatMap { $0.extra.map(\.value) } + ["phone"]
    for file in paper.render(hidden) {
      for secret in secrets {
        #expect(!holds(file, secret), "\(file.name) holds \(secret)")
        #expect(
          !file.name.contains(PlainLetters.unaccented(secret).replacing(" ", with: "-")) || secret.isEmpty)
      }
    }
  }
}
