import TarnColumns
import TarnPlanning
import TarnSQLSyntax
import Testing

@Suite struct CoercionTests {
  static func type(_ text: String) throws -> SQLType { try SQLType(TypeName.parse(text)) }

  @Test(
    "Two types meet in the smallest that holds both",
    arguments: [
      ("integer", "bigint", "bigint"), ("tinyint", "double", "double"),
      ("bigint", "real", "real"), ("integer", "decimal(5,2)", "decimal(12,2)"),
      ("decimal(38,0)", "decimal(5,4)", "decimal(38,4)"),
      ("varchar(3)", "varchar(5)", "varchar(5)"), ("varchar(3)", "varchar", "varchar"),
      ("char(3)", "varchar(5)", "varchar(5)"), ("date", "timestamp(6)", "timestamp(6)"),
      ("timestamp(3)", "timestamp(6) with time zone", "timestamp(6) with time zone"),
      ("array(integer)", "array(double)", "array(double)"),
      ("map(varchar(1), integer)", "map(varchar(2), bigint)", "map(varchar(2), bigint)"),
      ("row(a integer, b date)", "row(a bigint, c date)", "row(a bigint, date)"),
      ("unknown", "json", "json"),
    ])
  func common(_ left: String, _ right: String, _ expected: String) throws {
    let (left, right) = (try Self.type(left), try Self.type(right))
    #expect(Coercion.common(left, right)?.description == expected)
    #expect(Coercion.common(right, left) == Coercion.common(left, right))
  }

  @Test(
    "Types of different kinds do not meet",
    arguments: [
      ("varchar", "integer"), ("boolean", "varchar"), ("date", "varchar"), ("json", "varchar"),
      ("array(integer)", "integer"), ("row(a integer)", "row(a integer, b integer)"),
      ("interval day to second", "interval year to month"), ("boolean", "integer"),
    ])
  func apart(_ left: String, _ right: String) throws {
    #expect(Coercion.common(try Self.type(left), try Self.type(right)) == nil)
  }

  @Test("A value is never silently made smaller")
  func narrowing() throws {
    for (from, to) in [
      ("bigint", "integer"), ("double", "real"), ("varchar", "varchar(3)"),
      ("timestamp(6)", "timestamp(3)"), ("decimal(10,2)", "decimal(9,2)"),
      ("timestamp(3) with time zone", "timestamp(3)"), ("varchar(3)", "char(3)"),
    ] {
      #expect(!Coercion.allows(try Self.type(from), to: try Self.type(to)), "\(from) to \(to)")
      #expect(Coercion.allows(try Self.type(to), to: try Self.type(to)))
    }
  }

  @Test(
    "The nearest name is suggested, and none that is far",
    arguments: [
      ("event_name", "eventname"), ("eventNmae", "eventname"), ("user_identity", "useridentity"),
      ("zzz", nil), ("", nil), ("e", nil),
    ] as [(String, String?)])
  func spelling(_ word: String, _ expected: String?) {
    let names = ["eventname", "eventtime", "useridentity", "sourceipaddress"]
    #expect(Spelling.nearest(to: word, among: names) == expected)
  }

  @Test("Edit distance counts a swap as one")
  func distance() {
    #expect(Spelling.editDistance(Array("abcd".utf8), Array("abdc".utf8)) == 1)
    #expect(Spelling.editDistance(Array("".utf8), Array("abc".utf8)) == 3)
    #expect(Spelling.editDistance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
  }

  @Test(
    "Paths of keys alone are taken apart",
    arguments: [
      ("$.a", ["a"]), ("$.a.b_1", ["a", "b_1"]), ("$[\"a b\"].c", ["a b", "c"]), ("$", nil),
      ("$.a[0]", nil), ("$..a", nil), ("$.*", nil), ("a.b", nil), ("$.", nil), ("", nil),
      ("$[\"a\\\"b\"]", nil), ("$.a-b", nil),
    ] as [(String, [String]?)])
  func keys(_ path: String, _ expected: [String]?) {
    #expect(JSONKeyPath.keys(Array(path.utf8)) == expected)
    if let expected {
      #expect(JSONKeyPath.keys(Array(JSONKeyPath.text(expected).utf8)) == expected)
    }
  }

  @Test(
    "Lake's texts of times are read, and no others",
    arguments: [
      ("1970-01-01", 0), ("1970-01-01 00:00:01", 1_000_000), ("1970-01-01T00:00:01Z", 1_000_000),
      ("1970-01-01 00:00:00.5", 500_000), ("1970-01-01T01:00:00+01:00", 0),
      ("1969-12-31 23:59:59.999", -1000), ("2000-02-29 00:00", 951_782_400_000_000),
      ("2023-02-29", nil), ("2023-13-01", nil), ("2023-01-01 24:00:00", nil), ("now", nil),
      ("", nil), ("2023-01-01x", nil), ("2023-01-01 10:00:00 +99:00", nil),
    ] as [(String, Int64?)])
  func lakeTime(_ text: String, _ micros: Int64?) {
    #expect(LakeTime.read(Array(text.utf8))?.micros == micros)
  }
}
