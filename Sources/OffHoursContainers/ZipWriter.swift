private import CZlib

/// A ZIP archive in memory. Nothing in it tells when it was made: the same parts give the same bytes.
package struct ZipWriter: Sendable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// An empty archive.
  package init() {}

  /// Adds a file.
  package mutating func add(_ name: String, _ content: [UInt8]) {
    let packed = ZipWriter.deflated(content)
    let method: UInt16 = packed == nil ? 0 : 8
    let body = packed ?? content
    let check = content.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
    }
    var facts: [UInt8] = []
    ZipWriter.append(20 as UInt16, to: &facts)  // version needed
    // The one flag says that the name is UTF-8.
    ZipWriter.append((name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x800) as UInt16, to: &facts)
    ZipWriter.append(method, to: &facts)
    ZipWriter.append(0 as UInt16, to: &facts)  // midnight
    ZipWriter.append(0x21 as UInt16, to: &facts)  // 1 January 1980, the first date that ZIP knows
    ZipWriter.append(check, to: &facts)
    ZipWriter.append(UInt32(clamping: body.count), to: &facts)
    ZipWriter.append(UInt32(clamping: content.count), to: &facts)
    ZipWriter.append(UInt16(clamping: name.utf8.count), to: &facts)
    ZipWriter.append(0 as UInt16, to: &facts)  // no extra field
    let offset = UInt32(clamping: bytes.count)
    ZipWriter.append(0x0403_4B50 as UInt32, to: &bytes)
    bytes += facts + Array(name.utf8) + body
    ZipWriter.append(0x0201_4B50 as UInt32, to: &directory)
    ZipWriter.append(20 as UInt16, to: &directory)  // version made by
    directory += facts
    ZipWriter.append(0 as UInt16, to: &directory)  // no comment
    ZipWriter.append(0 as UInt16, to: &directory)  // disk
    ZipWriter.append(0 as UInt16, to: &directory)  // internal attributes
    ZipWriter.append(0 as UInt32, to: &directory)  // external attributes
    ZipWriter.append(offset, to: &directory)
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  package func finished() -> [UInt8] {
    var archive = bytes + directory
    ZipWriter.append(0x0605_4B50 as UInt32, to: &archive)
    ZipWriter.append(0 as UInt32, to: &archive)  // disks
    ZipWriter.append(count, to: &archive)
    ZipWriter.append(count, to: &archive)
    ZipWriter.append(UInt32(clamping: directory.count), to: &archive)
    ZipWriter.append(UInt32(clamping: bytes.count), to: &archive)
    ZipWriter.append(0 as UInt16, to: &archive)  // no comment
    return archive
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  /// A raw deflate stream; nil where zlib cannot make one.
  private static func deflated(_ content: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // -15: a raw stream with the largest window, without a header of its own.
    guard deflateInit2_(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
      return nil
    }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(content.count)))
    var isDone = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      content.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(clamping: bound)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = bound - Int(stream.avail_out)
      }
    }
    return isDone ? packed : nil
  }
}
