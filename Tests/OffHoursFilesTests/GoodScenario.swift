import OffHours
import OffHoursFiles

/// A small scenario without a fault, which tests change in one place each.
enum Good {
  static let yaml = """
    offhours: 1
    name: Two firms
    timezone: Asia/Ho_Chi_Minh
    language: vi
    horizon: {from: 2027-03-01, to: 2027-03-14}
    places:
      park: {name: The park, at: [21.442, 105.889]}
      town: {at: [21.465, 105.932]}
    travel:
      speed: 35
      between:
        - {from: park, to: town, minutes: 11}
    shifts:
      HC: 08:00-17:00
      O: off
      P: absent
    rotations:
      four-two:
        cycle: DDDDOONNNNOO
        anchor: 2027-03-01
        crews: {A: 0, B: 4, C: 8}
        shifts: {D: 08:00-20:00, N: 20:00-08:00}
    employers:
      firm-a: {place: park, rotation: four-two, attrition: 0.01}
      firm-b: {place: town, shifts: {N: absent}}
    workers: workers.csv
    roster: roster.csv
    absences: absences.csv
    rules: {preset: recommended, travel_limit: 45m}
    venues:
      hall:
        place: park
        seats: 40
        has: [projector]
        open: {mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}
        closed: [2027-03-08]
        turnaround: 15m
        cost: {meeting: 200000, hour: 50000.5}
    instructors:
      lecturer:
        teaches: [basics, safety/S1, safety/S2]
        available: {daily: [07:00-21:30]}
        max_per_day: 2
    courses:
      basics:
        lessons:
          L1: {minutes: 225, needs: [projector]}
          L2: {minutes: 225}
          L3: {minutes: 180}
        starts: ["07:30", "13:30", "17:30"]
        size: {min: 1, max: 60}
        attend: any
        complete: {share: 0.6, lessons: [L3]}
        gap: {min_days: 1, max_days: 14}
        target: {total: 4, already: 2, employers: {firm-a: 2}}
        pinned:
          - {lesson: L3, start: 2027-03-13T07:30, venue: hall}
      safety:
        lessons: {S1: {minutes: 240}, S2: {minutes: 240}}
        starts: {every: 30m}
        attend: section
        sections: {max: 4, same_venue: true}
        counts_as_work: true
        after: [basics]
    limits: {cost: 60000000, meetings: 40}
    goals: [targets, completions, {cost: 1, travel: 500}, early]

    """

  static let workers = """
    id,name,employer,crew,courses,completed,priority,until,unavailable,status,phone
    W1,An,firm-a,A,basics;safety,basics/L1@2027-02-20,2,,mon-fri 16:00-18:00; 2027-03-09,,123
    W2,"Bình, Nguyễn",firm-a,B,basics,,,2027-03-12,,,
    W3,Chi,firm-b,,basics,,,,,declined,456

    """

  static let roster = """
    worker,2027-03-01,2027-03-02,2027-03-03
    W3,HC,N,
    W1,,P,O

    """

  static let absences = """
    id,worker,employer,from,to,place,reason
    ,W1,,2027-03-05T08:00,2027-03-05T12:00,,dentist
    x1,,firm-a/B,2027-03-06,2027-03-07,park,overtime

    """

  static let tables = ["workers.csv": workers, "roster.csv": roster, "absences.csv": absences]
}
