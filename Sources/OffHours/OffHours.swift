// OffHours
