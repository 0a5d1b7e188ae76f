package import OffHours

/// What an import is asked to do.
package struct ImportRequest: Sendable {
  /// A file and the employer whose it is, where that was said.
  package struct Input: Sendable {
    /// The employer's id; nil where the file, or the option for all files, says.
    package var employer: String?
    package var path: String

    package init(employer: String? = nil, path: String) {
      self.employer = employer
      self.path = path
    }

    /// `FILE`, or `ID=FILE` where no file has the whole for its name.
    package init(argument: String, from source: any FileSource = DiskFiles()) {
      path = argument
      guard let sign = argument.firstIndex(of: "="), source.canonical(argument) == nil else { return }
      let id = String(argument[..<sign])
      guard Parse.isId(id), !Concept.isFree(id) else { return }
      employer = normalized(id)
      path = String(argument[argument.index(after: sign)...])
    }
  }

  /// An employer by its id, and its name where that was given.
  package struct NamedEmployer: Sendable {
    package var id: String
    package var name: String?

    package init(id: String, name: String? = nil) {
      self.id = id
      self.name = name
    }

    /// `ID` or `ID=NAME`; nil where the id may not be one.
    package init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      id = normalized(plainText(String(parts[0])))
      name = parts.count == 2 ? plainText(String(parts[1])) : nil
      guard Parse.isId(id), !Concept.isFree(id), name != "" else { return nil }
    }
  }

  /// A course by its id, and the minutes of each lesson.
  package struct CourseLengths: Sendable {
    package var id: String
    /// Its name, where it has one.
    package var name: String?
    package var minutes: [Int]

    package init(id: String, name: String? = nil, minutes: [Int]) {
      self.id = id
      self.name = name
      self.minutes = minutes
    }

    /// `ID=240,240`: minutes of 1 to 1440; nil where it is not that.
    package init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      id = normalized(plainText(String(parts[0])))
      let minutes = parts[1].split(separator: ",", omittingEmptySubsequences: false).map {
        Parse.integer(plainText(String($0)))
      }
      self.minutes = minutes.compactMap(\.self)
      guard Parse.isId(id), !Concept.isFree(id), self.minutes.count == minutes.count,
        self.minutes.allSatisfy((1...1440).contains)
      else { return nil }
    }
  }

  /// Rosters, lists of names, lists of halls, legends: what each is, is seen from it.
  package var inputs: [Input]
  /// Legends that win over what the sheets say.
  package var legends: [Input] = []
  /// Employers; a single one owns every file without an owner.
  package var employers: [NamedEmployer] = []
  /// Courses that people take.
  package var courses: [CourseLengths] = []
  /// Year and month (1…12) of sheets that do not say; the year alone where the month is nil.
  package var year: Int?, month: Int?
  /// The horizon's ends, where they are not those of the rosters.
  package var from: CivilDate?, to: CivilDate?
  /// Name of the scenario; made of the employers and dates where nil.
  package var name: String?
  /// IANA name of the time zone; by what the sheets show where nil.
  package var timezone: String?
  /// Minutes between two places without coordinates; nil: that is an error.
  package var journey: Int?
  /// Sensitive columns that are taken along, by their headings.
  package var columns: [String] = []
  /// What people read; that of the sheets where nil.
  package var language: Language?
  /// The scenario into which what is read goes; nil where a new one is made.
  package var known: KnownScenario?

  package init(inputs: [Input]) { self.inputs = inputs }
}
