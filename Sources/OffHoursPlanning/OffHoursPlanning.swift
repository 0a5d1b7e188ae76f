// OffHoursPlanning
