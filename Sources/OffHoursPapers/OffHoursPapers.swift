// OffHoursPapers
