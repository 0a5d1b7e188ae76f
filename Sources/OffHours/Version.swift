/// The version of OffHours.
public enum Version {
  /// *major.minor.patch*, as Semantic Versioning 2.0.0 has it: formats, exit statuses and fields of JSON are what it promises.
  public static let text = "1.0.0"
}
