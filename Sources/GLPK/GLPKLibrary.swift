internal import CGLPK

/// The library behind this module.
public enum GLPKLibrary {
  /// Its version, such as `5.0`.
  public static var version: String { String(cString: cglpk_version()) }
}
