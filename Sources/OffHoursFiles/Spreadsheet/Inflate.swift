private import CZlib
internal import OffHours

/// What zlib does for a ZIP archive: inflating, and the check sum.
enum Inflate {
  /// Inflates a raw deflate stream that must give exactly `size` bytes; nil where it gives anything else.
  ///
  /// The output never grows beyond `size`, whatever the stream says.
  static func bytes(_ input: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    // -15: a raw stream with the largest window, without a header of its own.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var isDone = false
    // One byte more than promised, so that a stream which gives more is seen to.
    let output = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = 0
      input.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(clamping: size + 1)
        isDone = inflate(&stream, Z_FINISH) == Z_STREAM_END
        count = size + 1 - Int(stream.avail_out)
      }
    }
    return isDone && output.count == size ? output : nil
  }

  /// The CRC-32 of some bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
    }
  }
}
