/// `section-mixed`: under `attend: section` every learner has one section and attends its meetings, save for `makeup`.
package enum SectionMixed: TimetableRule {
  package static let code = RuleCode.sectionMixed
  package static let label = Phrase(en: "attends with another section", vi: "học lẫn lớp")
  package static let phrase = Phrase(
    en: "A learner has one section and attends its meetings, but for a few lessons to make up.",
    vi: "Mỗi học viên thuộc một lớp và học theo lớp đó, trừ một số bài học bù.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    var home: [HomeKey: [Int]] = [:]
    for (position, section) in hearing.sections.enumerated() {
      guard let course = section.course else { continue }
      for worker in section.learners {
        home[HomeKey(worker: worker, course: course), default: []].append(position)
      }
    }
    var violations: [Violation] = []
    let twice = home.filter { key, sections in
      sections.count > 1 && hearing.scenario.courses[key.course].attendance == .section
    }
    for (key, sections) in twice.sorted(by: { $0.key < $1.key }) {
      let names = sections.map { hearing.sections[$0].id }.joined(separator: ", ")
      violations.append(
        hearing.violation(
          of: self, by: [], workers: [key.worker],
          Phrase(en: "listed in several sections (\(names))", vi: "có tên trong nhiều lớp (\(names))")))
    }
    for pursuit in hearing.pursuits {
      let course = hearing.scenario.courses[pursuit.course]
      guard course.attendance == .section else { continue }
      let own = home[HomeKey(worker: pursuit.worker, course: pursuit.course)] ?? []
      // Meetings whose section is not known are told as such.
      let elsewhere = pursuit.meetings.filter { meeting in
        hearing.meetings[meeting].section.map { !own.contains($0) } ?? false
      }
      if elsewhere.count > (own.isEmpty ? 0 : course.makeup) {
        violations.append(hearing.violation(of: self, by: elsewhere, workers: [pursuit.worker]))
      }
    }
    return violations
  }

  private struct HomeKey: Hashable, Comparable {
    var worker: Ref<Worker>
    var course: Ref<Course>

    static func < (a: HomeKey, b: HomeKey) -> Bool { (a.worker, a.course) < (b.worker, b.course) }
  }
}
