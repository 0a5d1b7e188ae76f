internal import OffHours

/// Days of the week as offices of other languages head their columns. Most are words of something else as well: they count where
/// five or more stand side by side in the order of the week.
enum WeekNames {
  /// The fewest days side by side that are a week.
  private static let fewest = 5

  /// The names of Monday to Sunday, without accents, in one language each; `2 … 7, CN` are days in Vietnamese.
  private static let languages: [[[String]]] = [
    [["2"], ["3"], ["4"], ["5"], ["6"], ["7"], ["cn", "chu nhat"]],
    [["hai"], ["ba"], ["tu"], ["nam"], ["sau"], ["bay"], ["cn", "chu nhat"]],
    [["m"], ["t"], ["w"], ["t"], ["f"], ["s"], ["s"]],
    [
      ["mo", "montag", "mon"], ["di", "dienstag", "die", "dien"], ["mi", "mittwoch", "mit"],
      ["do", "donnerstag", "don"], ["fr", "freitag", "fre"], ["sa", "samstag", "sonnabend", "sam"],
      ["so", "sonntag", "son"],
    ],
    [["m"], ["d"], ["m"], ["d"], ["f"], ["s"], ["s"]],
    [
      ["lun", "lundi", "lu", "l"], ["mar", "mardi", "ma", "m"], ["mer", "mercredi", "me", "m"],
      ["jeu", "jeudi", "je", "j"], ["ven", "vendredi", "ve", "v"], ["sam", "samedi", "sa", "s"],
      ["dim", "dimanche", "di", "d"],
    ],
    [
      ["lun", "lunes", "lu", "l"], ["mar", "martes", "ma", "m"], ["mie", "miercoles", "mi", "x", "m"],
      ["jue", "jueves", "ju", "j"], ["vie", "viernes", "vi", "v"], ["sab", "sabado", "sa", "s"],
      ["dom", "domingo", "do", "d"],
    ],
    [
      ["lun", "lunedi", "lu", "l"], ["mar", "martedi", "ma", "m"], ["mer", "mercoledi", "me", "m"],
      ["gio", "giovedi", "gi", "g"], ["ven", "venerdi", "ve", "v"], ["sab", "sabato", "sa", "s"],
      ["dom", "domenica", "do", "d"],
    ],
    [
      ["seg", "segunda", "segunda feira", "s"], ["ter", "terca", "terca feira", "t"],
      ["qua", "quarta", "quarta feira", "q"], ["qui", "quinta", "quinta feira", "q"],
      ["sex", "sexta", "sexta feira", "s"], ["sab", "sabado", "s"], ["dom", "domingo", "d"],
    ],
    [
      ["pon", "poniedzialek", "poniedziałek", "pn", "po"], ["wt", "wtorek", "wto"], ["sr", "sroda", "sro"],
      ["czw", "czwartek", "cz"], ["pt", "piatek", "pia"], ["sob", "sobota", "sb", "so"],
      ["nd", "niedziela", "nie", "ndz", "ni", "n"],
    ],
    [
      ["ma", "maandag", "maa"], ["di", "dinsdag", "din"], ["wo", "woensdag", "woe"],
      ["do", "donderdag", "don"], ["vr", "vrijdag", "vri"], ["za", "zaterdag", "zat"],
      ["zo", "zondag", "zon"],
    ],
    [["m"], ["d"], ["w"], ["d"], ["v"], ["z"], ["z"]],
    [
      ["po", "pondeli", "pon"], ["ut", "utery"], ["st", "streda"], ["ct", "ctvrtek"], ["pa", "patek"],
      ["so", "sobota"], ["ne", "nedele"],
    ],
    [
      ["senin", "sen"], ["selasa", "sel"], ["rabu", "rab"], ["kamis", "kam"], ["jumat", "jum"],
      ["sabtu", "sab"], ["minggu", "min", "ahad"],
    ],
    [["пн"], ["вт"], ["ср"], ["чт"], ["пт"], ["сб"], ["вс", "нд"]],
    [
      ["一", "周一", "星期一"], ["二", "周二", "星期二"], ["三", "周三", "星期三"], ["四", "周四", "星期四"],
      ["五", "周五", "星期五"], ["六", "周六", "星期六"], ["日", "周日", "星期日", "天", "星期天"],
    ],
    [["月"], ["火"], ["水"], ["木"], ["金"], ["土"], ["日"]],
  ]

  /// All names of more than a letter that are no month either.
  private static let all = Set(languages.dropFirst(3).joined().joined().filter { $0.count > 1 }).subtracting([
    "mar"
  ])
  /// Those that are other words beside a number, `Số 7`.
  private static let common: Set<String> = ["so", "sa", "vi", "min", "ni", "st", "nd", "do", "di"]

  /// Whether a folded word is a day of the week in one of these languages, as beside a number; `besideDate`: beside day and
  /// month, `So 7.3.`
  static func isName(_ word: String, besideDate: Bool) -> Bool {
    all.contains(word) && (besideDate || !common.contains(word))
  }

  /// The longest run of days of a week, cell by cell, by the cell's position; empty where none is, or where two languages make
  /// different days of it. `texts`: cells side by side.
  static func run(_ texts: [String]) -> [Int: Weekday] {
    var best: [Int: Weekday] = [:]
    var isDoubtful = false
    let keys = texts.map { words(folded($0)).joined(separator: " ") }
    for (number, days) in languages.enumerated() {
      let here = run(keys, days)
      guard here.count >= fewest, number > 0 || isOfNumbers(here, keys) else { continue }
      if here.count > best.count {
        (best, isDoubtful) = (here, false)
      } else if here.count == best.count, here != best {
        isDoubtful = true
      }
    }
    return isDoubtful ? [:] : best
  }

  /// Whether numbers are days of the week, `2, 3, 4, 5, 6, 7, CN`, and no dates.
  static func areNumbers(_ texts: [String]) -> Bool {
    let keys = texts.map { words(folded($0)).joined(separator: " ") }
    let here = run(keys, languages[0])
    return here.count >= fewest && isOfNumbers(here, keys)
  }

  /// Sunday is among them, and no `1` stands before them.
  private static func isOfNumbers(_ run: [Int: Weekday], _ keys: [String]) -> Bool {
    let first = run.keys.min()!
    return run.values.contains(.sunday) && !(first > 0 && keys[first] == "2" && keys[first - 1] == "1")
  }

  private static func run(_ keys: [String], _ days: [[String]]) -> [Int: Weekday] {
    var best: [Int: Weekday] = [:]
    for start in keys.indices where !keys[start].isEmpty && keys.count - start > best.count {
      for first in 0..<7 where days[first].contains(keys[start]) {
        var end = start
        while end < keys.count, days[(first + end - start) % 7].contains(keys[end]) { end += 1 }
        guard end - start > best.count else { continue }
        best = [:]
        for at in start..<end { best[at] = Weekday.allCases[(first + at - start) % 7] }
      }
    }
    return best
  }
}

/// Months as offices of other languages write them, without accents. They count beside a year or a day alone.
enum MonthNames {
  static let foreign: [String: Int] = {
    let languages = [
      "januar februar marz april mai juni juli august september oktober november dezember",
      "janner feber maerz april mai juni juli august september oktober november dezember",
      "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
      "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
      "januari februari maart april mei juni juli augustus september oktober november december",
    ]
    var result: [String: Int] = [:]
    for language in languages {
      for (position, name) in language.split(separator: " ").enumerated() {
        result[String(name)] = position + 1
      }
    }
    return result
  }()
}
