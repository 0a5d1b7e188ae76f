import ArgumentParser

/// Whether files may be replaced that are there already.
struct ForceOptions: ParsableArguments {
  @Flag(help: "Replace files that are there already, also those that others wrote or changed.")
  var force = false
}
