// OffHoursFiles
