import TarnColumns
import Testing

@testable import TarnExports

@Suite("Cells that are made to do harm")
struct HostileCellTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    let cell: [UInt8]
    let csv: [UInt8]

    init(_ name: String, _ cell: String, _ csv: String) {
      self.init(name, Array(cell.utf8), Array(csv.utf8))
    }

    init(_ name: String, _ cell: [UInt8], _ csv: [UInt8]) {
      (self.name, self.cell, self.csv) = (name, cell, csv)
    }

    var testDescription: String { name }
  }

  /// For spreadsheets. Changed: an apostrophe before formulas, NUL and invalid UTF-8 replaced.
  static let kinds: [Kind] = [
    Kind("equals", "=1+1", "'=1+1"),
    Kind("plus", "+1", "'+1"),
    Kind("minus", "-2+3", "'-2+3"),
    Kind("at", "@SUM(A1)", "'@SUM(A1)"),
    Kind("tab", "\t=1", "'\t=1"),
    Kind("carriage return", "\r=1", "\"'\r=1\""),
    Kind("command", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    Kind(
      "hyperlink", "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    Kind("formula that is one sign", "=", "'="),
    Kind("comma", "a,b", "\"a,b\""),
    Kind("quote", "a\"b", "\"a\"\"b\""),
    Kind("only quotes", "\"\"", "\"\"\"\"\"\""),
    Kind("line feed", "a\nb", "\"a\nb\""),
    Kind("CR LF", "a\r\nb", "\"a\r\nb\""),
    Kind("blanks at the ends", " a ", "\" a \""),
    Kind("empty", "", "\"\""),
    Kind("NUL", [0x61, 0, 0x62], Array("a␀b".utf8)),
    Kind("invalid UTF-8", [0x61, 0xff, 0x62], Array("a\u{fffd}b".utf8)),
    Kind("cut UTF-8", [0xe2, 0x82], Array("\u{fffd}".utf8)),
    Kind("formula with NUL", [0x3d, 0], Array("'=␀".utf8)),
    Kind("byte order mark", "\u{feff}=1", "\u{feff}=1"),
    Kind("right to left", "\u{202e}gpj.exe", "\u{202e}gpj.exe"),
    Kind("a number as text", "12", "12"),
    Kind("script", "</script><b>", "</script><b>"),
  ]

  private static func written(
    _ kind: SeparatedWriter.Kind, _ values: [Value], isNumber: Bool = false
  ) -> ([UInt8], SeparatedWriter) {
    var writer = SeparatedWriter(kind, header: false)
    var bytes: [UInt8] = []
    writer.begin(
      [ResultColumn(name: "x", type: "varchar", isBareJSON: false, isNumber: isNumber)],
      into: &bytes)
    writer.write(
      [Vector(.varchar(length: nil), values)], rows: values.count, into: &bytes)
    writer.end(into: &bytes)
    return (bytes, writer)
  }

  @Test("each kind of cell", arguments: kinds)
  func cells(_ kind: Kind) {
    let (bytes, writer) = Self.written(.spreadsheet, [.text(kind.cell)])
    #expect(bytes == kind.csv + [0x0a])
    let isFormula = kind.csv.contains(UInt8(ascii: "'")) && kind.cell.first != kind.csv.first
    #expect(writer.neutralized == (isFormula ? 1 : 0))
  }

  @Test("values stay exact where no spreadsheet is meant")
  func exact() {
    for kind in Self.kinds {
      let (bytes, writer) = Self.written(.csv, [.text(kind.cell)])
      #expect(writer.neutralized == 0 && writer.replaced == 0)
      #expect(
        bytes.filter { $0 != UInt8(ascii: "\"") && $0 != 0x0a }
          == kind.cell.filter { $0 != UInt8(ascii: "\"") && $0 != 0x0a })
    }
  }

  @Test("numbers are never changed, NULL is empty, changes are counted by rows")
  func counts() {
    #expect(Self.written(.spreadsheet, [.string("-5")], isNumber: true).0 == Array("-5\n".utf8))
    let values: [Value] = [.string("=1"), .null, .string("a"), .string("=1"), .text([0])]
    let (bytes, writer) = Self.written(.spreadsheet, values)
    #expect(String(decoding: bytes, as: UTF8.self) == "'=1\n\na\n'=1\n␀\n")
    #expect(writer.neutralized == 2 && writer.replaced == 1)
  }
}
