import Testing

@testable import TarnJSON

struct CursorTests {
  private func members(_ text: String, checked: Bool) throws -> [String] {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { buffer in
      let scanner = JSONScanner(buffer)
      var cursor = try #require(JSONMembers(scanner, at: 0))
      var found: [String] = []
      while let member = checked ? try cursor.nextChecked() : cursor.next() {
        let key = String(decoding: buffer[member.key], as: UTF8.self)
        let value = String(decoding: buffer[member.value.content], as: UTF8.self)
        let marks = (member.keyHasEscapes ? "k" : "") + (member.value.hasEscapes ? "v" : "")
        found.append("\(key)=\(member.value.kind):\(value)\(marks.isEmpty ? "" : "!" + marks)")
      }
      found.append("\(cursor.offset)")
      return found
    }
  }

  @Test("members come in order with spans, kinds and marks", arguments: [false, true])
  func walk(checked: Bool) throws {
    let text = #" {"a":1,"b\n" : "x\"y" , "c":{"d":[1,"]}"]},"e":[ ],"f":null,"g":true,"":""} "#
    let found = try members(String(text.dropFirst()), checked: checked)
    #expect(
      found == [
        "a=number:1", #"b\n=string:x\"y!kv"#, #"c=object:{"d":[1,"]}"]}"#, "e=array:[ ]",
        "f=null:null", "g=bool:true", "=string:", "\(text.utf8.count - 2)",
      ])
    #expect(try members("{}", checked: checked) == ["2"])
    #expect(try members("{ }", checked: checked) == ["3"])
  }

  @Test("elements come in order", arguments: [false, true])
  func elements(checked: Bool) throws {
    let text = Array(#"[1, "a,]" ,{"x":[2]},[3],[] ]"#.utf8)
    try text.withUnsafeBufferPointer { buffer in
      var cursor = try #require(JSONElements(JSONScanner(buffer), at: 0))
      var found: [String] = []
      while let item = checked ? try cursor.nextChecked() : cursor.next() {
        found.append(String(decoding: buffer[item.span], as: UTF8.self))
      }
      #expect(found == ["1", #""a,]""#, #"{"x":[2]}"#, "[3]", "[]"])
      #expect(cursor.offset == text.count)
      #expect(JSONElements(JSONScanner(buffer), at: 1) == nil)
      #expect(JSONMembers(JSONScanner(buffer), at: 0) == nil)
      #expect(JSONMembers(JSONScanner(buffer), at: 999) == nil)
    }
  }

  @Test("a checked walk throws where the text is wrong", arguments: caseLines("invalid.txt"))
  func checkedErrors(_ line: String) throws {
    let parts = line.split(separator: " ", maxSplits: 2)
    let text = Array(parts[2].utf8)
    guard text[0] == 0x7B || text[0] == 0x5B, parts[1] != "trailingBytes" else { return }
    text.withUnsafeBufferPointer { buffer in
      let scanner = JSONScanner(buffer)
      let error = #expect(throws: JSONError.self) {
        if var cursor = JSONMembers(scanner, at: 0) { while try cursor.nextChecked() != nil {} }
        if var cursor = JSONElements(scanner, at: 0) { while try cursor.nextChecked() != nil {} }
      }
      #expect(error?.offset == Int(parts[0]))
    }
  }

  @Test("the trusting walk of arbitrary bytes stays inside the buffer and ends")
  func garbage() {
    var state: UInt64 = 42
    let alphabet = Array(#"{}[]",:\ 1atn"#.utf8)
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bits = state >> 8
      var text: [UInt8] = [state & 1 == 0 ? 0x7B : 0x5B]
      for _ in 0..<12 {
        text.append(alphabet[Int(bits % UInt64(alphabet.count))])
        bits /= UInt64(alphabet.count)
      }
      text.withUnsafeBufferPointer { buffer in
        let scanner = JSONScanner(buffer)
        var steps = 0
        if var cursor = JSONMembers(scanner, at: 0) {
          while let member = cursor.next() {
            #expect(member.value.span.upperBound <= buffer.count)
            steps += 1
          }
        }
        if var cursor = JSONElements(scanner, at: 0) {
          while let item = cursor.next() {
            #expect(item.span.upperBound <= buffer.count)
            steps += 1
          }
        }
        #expect(steps < 20)
      }
    }
  }
}
