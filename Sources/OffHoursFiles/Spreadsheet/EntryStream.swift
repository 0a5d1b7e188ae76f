private import CZlib
internal import OffHours

/// The bytes of an archive's entry, unpacked piece by piece, so that a large sheet never stands in memory as a whole.
///
/// At the end its size and check sum have to be those of the directory.
final class EntryStream {
  /// How much one piece unpacks to at most.
  static let piece = 1 << 17

  private let archive: [UInt8]
  private var input: Range<Int>
  private let isPacked: Bool
  private var left: Int
  private let checksum: UInt32
  private let name: String
  private var sum: UInt = 0
  private var isDone = false
  private let stream: UnsafeMutablePointer<z_stream>

  /// The stream of the bytes in `range` of `archive`, deflated if `isPacked`, which give `size` bytes.
  init(
    _ archive: [UInt8], _ range: Range<Int>, isPacked: Bool, size: Int, checksum: UInt32, name: String
  ) throws(SheetFault) {
    self.archive = archive
    input = range
    self.isPacked = isPacked
    left = size
    self.checksum = checksum
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // -15: a raw stream with the largest window, without a header of its own.
    let isReady = inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    guard isReady, isPacked || size == range.count else { throw damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Adds the next piece to `buffer`; false at the end.
  func read(into buffer: inout [UInt8]) throws(SheetFault) -> Bool {
    guard !isDone else { return false }
    // One byte more than promised, so that a stream which gives more is seen to.
    let most = min(Self.piece, left + 1)
    var isEnd = false
    var isSound = true
    let got = [UInt8](unsafeUninitializedCapacity: most) { output, count in
      archive.withUnsafeBufferPointer { bytes in
        if isPacked {
          stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress! + input.lowerBound)
          stream.pointee.avail_in = UInt32(clamping: input.count)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(most)
          let before = stream.pointee.avail_in
          let result = inflate(stream, Z_NO_FLUSH)
          input = (input.lowerBound + Int(before - stream.pointee.avail_in))..<input.upperBound
          count = most - Int(stream.pointee.avail_out)
          isEnd = result == Z_STREAM_END
          isSound = isEnd || result == Z_OK && (count > 0 || !input.isEmpty)
        } else {
          count = min(most, input.count)
          if count > 0 {
            output.baseAddress!.update(from: bytes.baseAddress! + input.lowerBound, count: count)
          }
          input = (input.lowerBound + count)..<input.upperBound
          isEnd = input.isEmpty
        }
      }
      sum = UInt(crc32(uLong(sum), output.baseAddress, UInt32(count)))
    }
    left -= got.count
    if isEnd {
      isDone = true
      isSound = isSound && left == 0 && UInt32(truncatingIfNeeded: sum) == checksum
    }
    guard isSound, left >= 0 else { throw damaged }
    buffer += got
    return !got.isEmpty || !isDone
  }

  /// All of it.
  func all() throws(SheetFault) -> [UInt8] {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(left)
    while try read(into: &buffer) {}
    return buffer
  }

  private var damaged: SheetFault {
    ZipArchive.damaged("\(name) cannot be unpacked", "không giải nén được \(name)")
  }
}
