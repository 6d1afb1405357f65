import Testing

@testable import TarnTime

@Suite struct EventTimeTests {
  @Test("Event times are read as the table says", arguments: CaseTable.lines(of: "event-times.tsv"))
  func table(_ line: CaseTable.Line) {
    let time = EventTime(line[0])
    if line[1] == "-" {
      #expect(time == nil)
    } else {
      #expect(time?.seconds == Int64(line[1]))
      #expect(time?.nanoseconds == Int32(line[2]))
      #expect(time?.isCanonical == (line[3] == "canonical"))
    }
  }

  @Test("Every format reads its example, and no earlier format does")
  func formats() {
    for (place, format) in EventTimeFormat.all.enumerated() {
      let bytes = Array(format.example.utf8)
      let readers = bytes.withUnsafeBufferPointer { bytes in
        EventTimeFormat.all.indices.filter { index in
          var cursor = ByteCursor(bytes)
          return EventTimeFormat.all[index].read(&cursor) != nil && cursor.isAtEnd
        }
      }
      #expect(readers.first == place, "\(format.name)")
    }
  }

  @Test("The fast path and the table agree on every change of one byte")
  func everyByteChanged() {
    let canonical = Array("2023-07-10T13:24:50Z".utf8)
    var wrong = 0
    for place in canonical.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = canonical
        bytes[place] = byte
        bytes.withUnsafeBufferPointer { text in
          let fast = EventTime.canonicalSeconds(text)
          var cursor = ByteCursor(text)
          let slow = EventTimeFormat.all[0].read(&cursor)
          let isDigitPlace = isDigit(canonical[place])
          let mayBeCanonical = isDigitPlace ? isDigit(byte) : byte == canonical[place]
          let expected = mayBeCanonical && cursor.isAtEnd ? slow?.seconds : nil
          if fast != expected { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test("Cut texts, empty ones and long ones are refused or read, never trapped on")
  func hostile() {
    for line in CaseTable.lines(of: "event-times.tsv") {
      let bytes = Array(line[0].utf8)
      for count in 0...bytes.count {
        bytes[..<count].withUnsafeBufferPointer { _ = EventTime($0) }
        bytes[count...].withUnsafeBufferPointer { _ = EventTime($0) }
      }
    }
    #expect(EventTime("") == nil)
    #expect(EventTime(String(repeating: "9", count: 1_000_000)) == nil)
    #expect(EventTime(UnsafeBufferPointer(start: nil, count: 0)) == nil)
  }
}
