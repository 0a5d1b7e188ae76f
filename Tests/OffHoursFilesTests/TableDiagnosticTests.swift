import OffHours
import OffHoursFiles
import Testing

@Suite struct `Faults in tables name the row's line and the column` {
  @Test(arguments: [
    Case(
      "W3,Chi,firm-b", "W3,Chi,1️⃣firm-c", "unknown employer 'firm-c'; expected one of firm-a, firm-b",
      in: "workers.csv"),
    Case("W3,Chi", "1️⃣W 3,Chi", "the worker id 'W 3'", in: "workers.csv"),
    Case("W3,Chi", "1️⃣,Chi", "the row has no id", in: "workers.csv"),
    Case("W3,Chi", "1️⃣W1,Chi", "the id 'W1' stands twice; it stands on line 2 already", in: "workers.csv"),
    Case("W3,Chi", "1️⃣x-3,Chi", "does not begin with 'x-'", in: "workers.csv"),
    Case(
      "W1,An,firm-a,A", "W1,An,firm-a,1️⃣", "the rotation 'four-two' has several; expected one of A, B, C",
      in: "workers.csv"),
    Case("W1,An,firm-a,A", "W1,An,firm-a,1️⃣D", "the rotation 'four-two' has no crew 'D'", in: "workers.csv"),
    Case("A,basics;safety", "A,1️⃣basics;safty", "did you mean 'safety'?", in: "workers.csv"),
    Case("basics/L1@2027-02-20", "1️⃣basics/L7@2027-02-20", "unknown lesson 'L7'", in: "workers.csv"),
    Case("basics/L1@2027-02-20", "1️⃣basics/L1@20/02/2027", "expected a date such as", in: "workers.csv"),
    Case("20,2,,mon-fri", "20,1️⃣0,,mon-fri", "a number above 0, at most 1000000000", in: "workers.csv"),
    Case("2027-03-12,,,", "1️⃣12.3.2027,,,", "expected a date such as", in: "workers.csv"),
    Case("mon-fri 16:00-18:00", "1️⃣weekdays 16:00-18:00", "days and hours such as", in: "workers.csv"),
    Case("mon-fri 16:00-18:00", "1️⃣mon-fri 16:00", "expected hours such as", in: "workers.csv"),
    Case(",declined,", ",1️⃣refused,", "expected declined", in: "workers.csv"),
    Case(",phone\n", ",1️⃣crew\n", "the column 'crew' stands twice", in: "workers.csv"),
    Case(",phone\n", ",1️⃣name\n", "the column 'name' stands twice", in: "workers.csv"),
  ])
  func workers(_ change: Case) {
    // A worker whose id is a fault is unknown to the roster too.
    check(change, alsoAllowing: "unknown worker 'W3'")
  }

  @Test func `a table of workers has ids`() {
    expect(
      [
        "scenario.yaml": """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        workers: workers.csv

        """,
        "workers.csv": "1️⃣ID,name\nW1,An\n",
      ], ["the table has no column 'id'; did you mean 'ID'?"])
  }

  @Test(arguments: [
    Case("worker,2027", "1️⃣workers,2027", "did you mean 'worker'?", in: "roster.csv"),
    Case("2027-03-02,", "1️⃣2027-02-30,", "the columns worker, date and code", in: "roster.csv"),
    Case("W3,HC", "1️⃣W4,HC", "unknown worker 'W4'", in: "roster.csv"),
    Case(
      "W3,HC,N", "W3,HC,1️⃣n", "unknown code 'n'; expected one of HC, N, O, P; did you mean 'N'?",
      in: "roster.csv"),
    Case(
      "W1,,P,O", "W1,,P,O\nW3,1️⃣HC,,", "the date 2027-03-01 of worker 'W3' stands twice, on line 2 already",
      in: "roster.csv"),
  ])
  func rosters(_ change: Case) { check(change) }

  @Test(arguments: [
    Case(
      "worker,2027-03-01,2027-03-02,2027-03-03\nW3,HC,N,\nW1,,P,O", "worker,date,code\nW3,2027-03-01,1️⃣X",
      "unknown code 'X'", in: "roster.csv"),
    Case(
      "worker,2027-03-01,2027-03-02,2027-03-03\nW3,HC,N,\nW1,,P,O", "worker,date,code\nW3,1️⃣2027-03-32,O",
      "a date that exists", in: "roster.csv"),
    Case(
      "worker,2027-03-01,2027-03-02,2027-03-03\nW3,HC,N,\nW1,,P,O",
      "worker,date,code,1️⃣kode\nW3,2027-03-02,O,", "did you mean 'code'?", in: "roster.csv"),
    Case(
      "worker,2027-03-01,2027-03-02,2027-03-03\nW3,HC,N,\nW1,,P,O", "crew,date,code\n1️⃣firm-a/Z,2027-03-02,O",
      "employer 'firm-a' has no crew 'Z'; expected one of A, B, C", in: "roster.csv"),
    Case(
      "worker,2027-03-01,2027-03-02,2027-03-03\nW3,HC,N,\nW1,,P,O", "crew,date,code\n1️⃣firm-a,2027-03-02,O",
      "expected employer/crew, such as firm-a/A", in: "roster.csv"),
  ])
  func `rosters in the long form and by crew`(_ change: Case) { check(change) }

  @Test(arguments: [
    Case(",W1,,2027", ",1️⃣W7,,2027", "unknown worker 'W7'", in: "absences.csv"),
    Case(",W1,,2027", ",1️⃣,,2027", "absence '2' has neither a worker nor an employer", in: "absences.csv"),
    Case(",W1,,2027", ",W1,1️⃣firm-a,2027", "not both", in: "absences.csv"),
    Case("firm-a/B", "1️⃣firm-a/b", "did you mean 'B'?", in: "absences.csv"),
    Case(
      "2027-03-05T08:00,2027-03-05T12:00", "2027-03-05T08:00,1️⃣", "absence '2' has no 'to'", in: "absences.csv"
    ),
    Case(
      "2027-03-05T08:00,2027-03-05T12:00", "2027-03-05T08:00,1️⃣2027-03-05T07:00",
      "does not lie after the beginning", in: "absences.csv"),
    Case(
      "2027-03-05T08:00,2027-03-05T12:00", "1️⃣5 March,2027-03-05T12:00",
      "a date such as 2027-03-01, or a local date and time", in: "absences.csv"),
    Case(",park,overtime", ",1️⃣parc,overtime", "did you mean 'park'?", in: "absences.csv"),
    Case(
      "place,reason", "place,1️⃣reasons",
      "unknown column 'reasons' in a table of absences; expected one of id, worker", in: "absences.csv"),
    Case("x1,,firm-a", "1️⃣x/1,,firm-a", "the absence id 'x/1'", in: "absences.csv"),
  ])
  func absences(_ change: Case) { check(change) }

  @Test(arguments: [
    Case("W3,Chi,", "W3,1️⃣\"Chi,", "a quote opens here and never closes", in: "workers.csv"),
    Case("W3,Chi,", "W3,1️⃣Ch\"i,", "a quote inside a cell", in: "workers.csv"),
    Case("W3,Chi,", "W3,1️⃣\"Ch\"i,", "text follows the closing quote", in: "workers.csv"),
    Case("declined,456", "declined,1️⃣456,7", "the row has 12 cells, the header 11", in: "workers.csv"),
  ])
  func `the form of CSV`(_ change: Case) {
    check(change, alsoAllowing: "unknown worker 'W3'")
  }

  @Test func `a short row is told which column it lacks first`() {
    var tables = Good.tables
    tables["workers.csv"] = Good.workers.replacing(",basics,,,,,declined,456", with: "")
    let faults = ScenarioReader.reading(text: Good.yaml, tables: tables).diagnostics
    #expect(
      faults.first?.description
        == "workers.csv:4:courses: error: the row has 4 cells, the header 11; add the missing commas")
  }

  @Test func `doubts about columns and unknown days are warnings`() {
    var files = Good.tables
    files["scenario.yaml"] = Good.yaml.replacing("  firm-b:", with: "  2️⃣firm-b:")
    files["workers.csv"] = Good.workers.replacing("priority", with: "1️⃣prioritys").replacing(
      "declined", with: "")
    let message =
      "employer 'firm-b': worker W3 has neither a rotation nor a roster cell on 12 days"
    expect(
      files, ["the column 'prioritys' is only carried to the outputs; did you mean 'priority'?", message],
      severity: .warning
    )
  }
}
