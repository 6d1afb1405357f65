import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  func analyze(_ node: JSONExists) throws(SQLError) -> Expr {
    throw SQLError(.notSupported, "JSON_EXISTS is not supported", at: node.position)
  }
  func analyze(_ node: JSONValue) throws(SQLError) -> Expr {
    throw SQLError(.notSupported, "JSON_VALUE is not supported", at: node.position)
  }
  func analyze(_ node: JSONQuery) throws(SQLError) -> Expr {
    throw SQLError(.notSupported, "JSON_QUERY is not supported", at: node.position)
  }
  func analyze(_ node: JSONObject) throws(SQLError) -> Expr {
    throw SQLError(.notSupported, "JSON_OBJECT is not supported", at: node.position)
  }
  func analyze(_ node: JSONArray) throws(SQLError) -> Expr {
    throw SQLError(.notSupported, "JSON_ARRAY is not supported", at: node.position)
  }
}
