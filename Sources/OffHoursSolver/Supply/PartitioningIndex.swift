extension RandomAccessCollection where Index == Int {
  /// The first index of which `isRight` holds; it must hold of all that follow. Complexity: log n.
  @inline(__always) func partitioningIndex(_ isRight: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isRight(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
