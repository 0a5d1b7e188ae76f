extension HolidayTable {
  /// Years of the table, and the day on which it was last compared with the sources named.
  static let years = 2026...2028
  static let compared = "2026-11-29"

  /// Months and days after a year, with `~` where a day is only expected: to be announced, or left to employers.
  static let countries: [Country] = [
    Country(
      "VN",
      source:
        "Viet Nam: Labour Code 45/2019, Art. 111, 112; New Year and National Day as announced every year",
      days: [
        "2026 01-01 02-16 02-17 02-18 02-19 02-20 04-26 04-27 04-30 05-01 08-31~ 09-01 09-02 11-24~",
        "2027 01-01 02-04~ 02-05~ 02-06~ 02-07~ 02-08~ 02-09~ 02-10~ 04-16 04-30 05-01 05-03 09-02",
        "2027 09-03~ 11-24~",
        "2028 01-01 01-03 01-24~ 01-25~ 01-26~ 01-27~ 01-28~ 04-04 04-30 05-01 05-02 09-01~ 09-02",
        "2028 09-04~ 11-24~",
      ]),
    Country(
      "GB-ENG", source: "England: Banking and Financial Dealings Act 1971 and proclamations",
      days: [
        "2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
        "2027 01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
        "2028 01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
      ]),
    Country(
      "GB-WLS", source: "Wales: Banking and Financial Dealings Act 1971 and proclamations",
      days: [
        "2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
        "2027 01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
        "2028 01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
      ]),
    Country(
      "GB-SCT", source: "Scotland: Banking and Financial Dealings Act 1971 and proclamations",
      days: [
        "2026 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-26 12-28",
        "2027 01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28",
        "2028 01-01 01-02 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26",
      ]),
    Country(
      "GB-NIR", source: "Northern Ireland: Banking and Financial Dealings Act 1971 and proclamations",
      days: [
        "2026 01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28",
        "2027 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-25 12-26 12-27 12-28",
        "2028 01-01 01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26",
      ]),
    Country(
      "DE", source: "Germany: days common to all states",
      days: [
        "2026 01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
        "2027 01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26",
        "2028 01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26",
      ]),
    Country(
      "DE-BB", of: "DE", source: "Brandenburg: the state's holiday act",
      days: [
        "2026 04-05 05-24 10-31",
        "2027 03-28 05-16 10-31",
        "2028 04-16 06-04 10-31",
      ]),
    Country(
      "DE-BE", of: "DE", source: "Berlin: the state's holiday act",
      days: [
        "2026 03-08",
        "2027 03-08",
        "2028 03-08 06-17~",
      ]),
    Country(
      "DE-BW", of: "DE", source: "Baden-Württemberg: the state's holiday act",
      days: [
        "2026 01-06 06-04 11-01",
        "2027 01-06 05-27 11-01",
        "2028 01-06 06-15 11-01",
      ]),
    Country(
      "DE-BY", of: "DE", source: "Bavaria: the state's holiday act",
      days: [
        "2026 01-06 06-04 11-01",
        "2027 01-06 05-27 11-01",
        "2028 01-06 06-15 11-01",
      ]),
    Country(
      "DE-HB", of: "DE", source: "Bremen: the state's holiday act",
      days: [
        "2026 10-31",
        "2027 10-31",
        "2028 10-31",
      ]),
    Country(
      "DE-HE", of: "DE", source: "Hesse: the state's holiday act",
      days: [
        "2026 06-04",
        "2027 05-27",
        "2028 06-15",
      ]),
    Country(
      "DE-HH", of: "DE", source: "Hamburg: the state's holiday act",
      days: [
        "2026 10-31",
        "2027 10-31",
        "2028 10-31",
      ]),
    Country(
      "DE-MV", of: "DE", source: "Mecklenburg-Western Pomerania: the state's holiday act",
      days: [
        "2026 03-08 10-31",
        "2027 03-08 10-31",
        "2028 03-08 10-31",
      ]),
    Country(
      "DE-NI", of: "DE", source: "Lower Saxony: the state's holiday act",
      days: [
        "2026 10-31",
        "2027 10-31",
        "2028 10-31",
      ]),
    Country(
      "DE-NW", of: "DE", source: "North Rhine-Westphalia: the state's holiday act",
      days: [
        "2026 06-04 11-01",
        "2027 05-27 11-01",
        "2028 06-15 11-01",
      ]),
    Country(
      "DE-RP", of: "DE", source: "Rhineland-Palatinate: the state's holiday act",
      days: [
        "2026 06-04 11-01",
        "2027 05-27 11-01",
        "2028 06-15 11-01",
      ]),
    Country(
      "DE-SH", of: "DE", source: "Schleswig-Holstein: the state's holiday act",
      days: [
        "2026 10-31",
        "2027 10-31",
        "2028 10-31",
      ]),
    Country(
      "DE-SL", of: "DE", source: "Saarland: the state's holiday act",
      days: [
        "2026 06-04 08-15 11-01",
        "2027 05-27 08-15 11-01",
        "2028 06-15 08-15 11-01",
      ]),
    Country(
      "DE-SN", of: "DE", source: "Saxony: the state's holiday act",
      days: [
        "2026 10-31 11-18",
        "2027 10-31 11-17",
        "2028 10-31 11-22",
      ]),
    Country(
      "DE-ST", of: "DE", source: "Saxony-Anhalt: the state's holiday act",
      days: [
        "2026 01-06 10-31",
        "2027 01-06 10-31",
        "2028 01-06 10-31",
      ]),
    Country(
      "DE-TH", of: "DE", source: "Thuringia: the state's holiday act",
      days: [
        "2026 09-20 10-31",
        "2027 09-20 10-31",
        "2028 09-20 10-31",
      ]),
    Country(
      "FR", source: "France: Code du travail, L3133-1",
      days: [
        "2026 01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
        "2027 01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25",
        "2028 01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25",
      ]),
    Country(
      "FR-57", of: "FR", source: "Alsace-Moselle: Code du travail, L3134-13",
      days: [
        "2026 04-03 12-26",
        "2027 03-26 12-26",
        "2028 04-14 12-26",
      ]),
    Country(
      "FR-67", of: "FR", source: "Alsace-Moselle: Code du travail, L3134-13",
      days: [
        "2026 04-03 12-26",
        "2027 03-26 12-26",
        "2028 04-14 12-26",
      ]),
    Country(
      "FR-68", of: "FR", source: "Alsace-Moselle: Code du travail, L3134-13",
      days: [
        "2026 04-03 12-26",
        "2027 03-26 12-26",
        "2028 04-14 12-26",
      ]),
    Country(
      "PL", source: "Poland: act of 18 January 1951 on days off work",
      days: [
        "2026 01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26",
        "2027 01-01 01-06 03-28 03-29 05-01 05-03 05-16 05-27 08-15 11-01 11-11 12-24 12-25 12-26",
        "2028 01-01 01-06 04-16 04-17 05-01 05-03 06-04 06-15 08-15 11-01 11-11 12-24 12-25 12-26",
      ]),
    Country(
      "JP", source: "Japan: Act on National Holidays, 178/1948; equinoxes as announced the February before",
      days: [
        "2026 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22",
        "2026 09-23 10-12 11-03 11-23",
        "2027 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23",
        "2027 10-11 11-03 11-23",
        "2028 01-01 01-10 02-11 02-23 03-20~ 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22~ 10-09",
        "2028 11-03 11-23",
      ]),
    Country(
      "KR", source: "Korea: Act on Public Holidays and its decree on alternative holidays",
      days: [
        "2026 01-01 02-16 02-17 02-18 03-01 03-02 05-01~ 05-05 05-24 05-25 06-03 06-06 07-17~ 08-15",
        "2026 08-17 09-24 09-25 09-26 10-03 10-05 10-09 12-25",
        "2027 01-01 02-06 02-07 02-08 02-09 03-01 05-01~ 05-03~ 05-05 05-13 06-06 07-17~ 07-19~",
        "2027 08-15 08-16 09-14 09-15 09-16 10-03 10-04 10-09 10-11 12-25 12-27",
        "2028 01-01 01-26 01-27 01-28 03-01 04-12~ 05-01~ 05-02 05-05 06-06 07-17~ 08-15 10-02",
        "2028 10-03 10-04 10-05 10-09 12-25",
      ]),
    Country(
      "US", source: "United States, federal: 5 U.S.C. 6103; Executive Order 11582 for weekends",
      days: [
        "2026 01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25",
        "2027 01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25",
        "2027 12-31",
        "2028 01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25",
      ]),
  ]
}
