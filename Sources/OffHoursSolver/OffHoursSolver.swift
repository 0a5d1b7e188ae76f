// OffHoursSolver
