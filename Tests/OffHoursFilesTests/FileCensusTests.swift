import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Which file holds whose what` {
  private var scenario: Scenario {
    var scenario = Scenario()
    var course = Course(id: "safety")
    course.name = "Fire safety"
    scenario.courses = [course]
    var plant = Employer(id: "plant")
    plant.name = "Blue Plant Ltd"
    scenario.employers = [plant]
    var ann = Worker(id: "W001"), raj = Worker(id: "7"), an = Worker(id: "W003")
    ann.name = "Ann Poole"
    ann.employer = Ref(0)
    ann.extra = [("phone", "0900 111"), ("Religion", "Zebrafolk")]
    raj.name = "Raj Nair"
    raj.extra = [("phone", "0900 222"), ("Religion", "")]
    an.name = "An"
    scenario.workers = [ann, raj, an]
    scenario.sensitive = ["Religion"]
    return scenario
  }

  private func found(_ file: String, _ text: String) -> [String] {
    let entry = FileCensus(scenario).entry(file, Array(text.utf8))
    #expect(entry.isRead)
    return entry.people.map { person in
      "\(scenario.workers[person.worker].id): "
        + entry.matters.filter(person.matters.contains).map { "\($0)" }.joined(separator: " ")
    }
  }

  @Test func `tables, by rows and headings`() {
    #expect(
      found(
        "a.csv", "Id,Name,Phone,Religion\r\nW001,Ann Poole,0900 111,Zebrafolk\r\n7,Raj Nair,0900 222,\r\n")
        == [
          "W001: id name column(\"Religion\") column(\"phone\")", "7: id name column(\"phone\")",
        ])
    #expect(
      found("b.csv", "Course,Learners\nFire safety,W001; W003\n") == ["W001: id classes", "W003: id classes"])
    // A count is no id.
    #expect(found("c.csv", "Hall,Seats\nHall,7\n") == [])
    #expect(found("d.csv", "Name\nAn\n") == ["W003: name"])
  }

  @Test func `text and pages, by lines`() {
    #expect(found("slips/W001-Ann.txt", "Fire safety on Monday\n") == ["W001: id classes"])
    #expect(
      found("a.html", "<td>Ann <b>x</b></td><td>Ann&nbsp;</td><p>Ann Poole, Blue Plant Ltd</p>") == [
        "W001: name employer"
      ])
    #expect(found("a.txt", "An apple a day, 7 days\n") == [])
    #expect(found("a.json", "{\"learners\": [\"W001\"], \"seats\": 7}") == ["W001: id"])
    #expect(found("a.ics", "SUMMARY:Ann Poo\r\n le\r\n") == ["W001: name"])
  }

  @Test func `what is neither text nor sheets is told`() {
    #expect(!FileCensus(scenario).entry("photo.png", [0x89, 0x50, 0, 1]).isRead)
  }
}
