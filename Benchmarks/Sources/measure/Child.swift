import Foundation

/// A process that ran to its end: how long it took, and its own peak of memory.
///
/// `Foundation.Process` does not tell the peak of one child, `wait4` does.
struct Child {
  var status: Int32
  var seconds: Double
  var megabytes: Double

  init(_ command: String, _ arguments: [String], out: String, err: String) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, flags, 0o600)
    var argv = ([command] + arguments).map { strdup($0) }
    argv.append(nil)
    var environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
    environment.append(nil)
    defer { for text in argv + environment { free(text) } }
    let clock = ContinuousClock(), began = clock.now
    var process = pid_t()
    guard posix_spawn(&process, command, &actions, nil, argv, environment) == 0 else {
      (status, seconds, megabytes) = (127, 0, 0)
      return
    }
    var state: Int32 = 0
    var usage = rusage()
    while wait4(process, &state, 0, &usage) < 0, errno == EINTR {}
    let length = (clock.now - began).components
    seconds = Double(length.seconds) + Double(length.attoseconds) / 1e18
    megabytes = Double(usage.ru_maxrss) / 1024
    status = state & 0x7F == 0 ? state >> 8 & 0xFF : 128 + state & 0x7F
  }
}
