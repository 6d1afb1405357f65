-- Blocks: the statement (\n, \t and \e for line ends, tabs and nothing), then code, place and message, then the
-- suggestion where there is one.
SELECT foo FROM
SYNTAX_ERROR 1:16 mismatched input '<EOF>'. Expecting: '(', 'LATERAL', 'UNNEST', <identifier>

SELECT FROM t
SYNTAX_ERROR 1:8 mismatched input 'FROM'. Expecting: '*', 'ALL', 'DISTINCT', <expression>

SELECT a FORM t
SYNTAX_ERROR 1:15 mismatched input 't'. Expecting: ',', ';', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>
did you mean FROM instead of 'FORM'?

SELCT 1
SYNTAX_ERROR 1:1 mismatched input 'SELCT'. Expecting: 'ALTER', 'CREATE', 'DEALLOCATE', 'DESC', 'DESCRIBE', 'DROP', 'EXECUTE', 'EXPLAIN', 'MSCK', 'PREPARE', 'SELECT', 'SHOW', 'TABLE', 'UNLOAD', 'VALUES', 'WITH'
did you mean SELECT instead of 'SELCT'?

SELECT a\nFROM t\nWHERE a = 'x' 'y'
SYNTAX_ERROR 3:15 mismatched input ''y''. Expecting: ';', 'EXCEPT', 'FETCH', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WINDOW', <EOF>

SELECT 1 WHERE a IN ('a', 'b' 'c')
SYNTAX_ERROR 1:31 mismatched input ''c''. Expecting: ')', ','
is a comma missing between the strings?

SELECT 'é💰', 'é' x y
SYNTAX_ERROR 1:20 mismatched input 'y'. Expecting: ',', ';', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>

SELECT 'abc
SYNTAX_ERROR 1:8 the string has no end: "'" is missing

SELECT "abc
SYNTAX_ERROR 1:8 the quoted name has no end: a quote is missing

SELECT 1 /* abc
SYNTAX_ERROR 1:10 the comment has no end: '*/' is missing

SELECT 1 AS end
SYNTAX_ERROR 1:13 mismatched input 'end'. Expecting: <identifier>
'end' is a reserved word, as a name it is written "end"

SELECT 1day
SYNTAX_ERROR 1:8 identifiers must not start with a digit
surround '1day' with double quotes

SELECT ‘a’
SYNTAX_ERROR 1:8 mismatched input '‘'. Expecting: '*', 'ALL', 'DISTINCT', <expression>
strings are quoted with ', not with typographic quotes

SELECT a == b
SYNTAX_ERROR 1:11 mismatched input '='. Expecting: <expression>
equality is written =

SELECT a = b = c
SYNTAX_ERROR 1:14 mismatched input '='. Expecting: ',', ';', 'AS', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>

SELECT 9223372036854775808
SYNTAX_ERROR 1:8 Invalid numeric literal: 9223372036854775808
a larger number is written DECIMAL '…'

SELECT X'0', 1
SYNTAX_ERROR 1:8 Binary literal must contain an even number of digits

SELECT X'0g'
SYNTAX_ERROR 1:8 Binary literal can only contain hexadecimal digits

SELECT U&'\d800'
SYNTAX_ERROR 1:8 Invalid Unicode escape: '\d800'

SELECT U&'\00'
SYNTAX_ERROR 1:8 Invalid Unicode escape: '\00'

SELECT U&'x' UESCAPE 'ab'
SYNTAX_ERROR 1:22 Invalid Unicode escape character: 'ab'

SELECT EXTRACT(WEEK_OF_YEAR FROM a)
SYNTAX_ERROR 1:8 Invalid EXTRACT field WEEK_OF_YEAR, valid fields are: YEAR, QUARTER, MONTH, WEEK, DAY, DAY_OF_MONTH, DAY_OF_WEEK, DOW, DAY_OF_YEAR, DOY, YEAR_OF_WEEK, YOW, HOUR, MINUTE, SECOND, TIMEZONE_MINUTE, TIMEZONE_HOUR

SELECT INTERVAL '1' HOUR TO HOUR
SYNTAX_ERROR 1:21 Invalid interval qualifier: HOUR TO HOUR

SELECT INTERVAL '1' DAY TO MONTH
SYNTAX_ERROR 1:28 mismatched input 'MONTH'. Expecting: 'HOUR', 'MINUTE', 'SECOND'

SELECT listagg(v, ',') FROM t
SYNTAX_ERROR 1:24 mismatched input 'FROM'. Expecting: 'WITHIN'

SELECT CASE WHEN a THEN 1
SYNTAX_ERROR 1:26 mismatched input '<EOF>'. Expecting: 'ELSE', 'END', 'WHEN'

SELECT CAST(a bigint)
SYNTAX_ERROR 1:15 mismatched input 'bigint'. Expecting: 'AS'

SELECT (1, 2
SYNTAX_ERROR 1:13 mismatched input '<EOF>'. Expecting: ')', ','

SELECT 1; SELECT
SYNTAX_ERROR 1:11 mismatched input 'SELECT'. Expecting: ';', <EOF>

SELECT * FROM 'table'
SYNTAX_ERROR 1:15 a table's name is not a string
table names are written plainly or in double quotes

SELECT * FROM FROM <EDS ID>
SYNTAX_ERROR 1:15 mismatched input 'FROM'. Expecting: '(', 'LATERAL', 'UNNEST', <identifier>
'FROM' is a reserved word, as a name it is written "FROM"

SELECT * FROM a JOIN b WHERE 1 = 1
SYNTAX_ERROR 1:24 mismatched input 'WHERE'. Expecting: '.', 'AS', 'ON', 'TABLESAMPLE', 'USING'

SELECT * FROM t WHERE d {filter}
SYNTAX_ERROR 1:25 mismatched input '{'. Expecting: ';', 'EXCEPT', 'FETCH', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WINDOW', <EOF>
{…} is a hole in a template, put a value there

\e
SYNTAX_ERROR 1:1 mismatched input '<EOF>'. Expecting: 'ALTER', 'CREATE', 'DEALLOCATE', 'DESC', 'DESCRIBE', 'DROP', 'EXECUTE', 'EXPLAIN', 'MSCK', 'PREPARE', 'SELECT', 'SHOW', 'TABLE', 'UNLOAD', 'VALUES', 'WITH'

INSERT INTO t VALUES 1
NOT_SUPPORTED 1:1 INSERT is not supported
a lake holds what was ingested: 'tarn ingest' adds events

UPDATE t SET a = 1
NOT_SUPPORTED 1:1 UPDATE is not supported
a lake holds what was ingested: 'tarn ingest' adds events

DELETE FROM t
NOT_SUPPORTED 1:1 DELETE is not supported
a lake holds what was ingested: 'tarn ingest' adds events

MERGE INTO t USING u ON TRUE WHEN MATCHED THEN DELETE
NOT_SUPPORTED 1:1 MERGE is not supported
a lake holds what was ingested: 'tarn ingest' adds events

SELECT * FROM t MATCH_RECOGNIZE (PATTERN (A) DEFINE A AS TRUE)
NOT_SUPPORTED 1:17 MATCH_RECOGNIZE is not supported
a window function often does the same

SELECT * FROM JSON_TABLE(a, '$' COLUMNS (b bigint))
NOT_SUPPORTED 1:15 JSON_TABLE is not supported
json_query with UNNEST of a cast to ARRAY does the same

SELECT * FROM TABLE(sequence(1, 2))
NOT_SUPPORTED 1:15 a table function is not supported

SELECT * FROM t FOR TIMESTAMP AS OF now()
NOT_SUPPORTED 1:17 reading a table as of another time is not supported

CREATE TABLE t AS SELECT 1
NOT_SUPPORTED 1:1 CREATE TABLE is not supported
CREATE EXTERNAL TABLE describes columns, CREATE VIEW keeps a query

CREATE SCHEMA s
NOT_SUPPORTED 1:1 CREATE SCHEMA is not supported

DROP SCHEMA s
NOT_SUPPORTED 1:1 DROP SCHEMA is not supported

ALTER TABLE t RENAME TO u
NOT_SUPPORTED 1:1 ALTER TABLE … RENAME is not supported

SHOW SESSION
NOT_SUPPORTED 1:6 SHOW SESSION is not supported

GRANT SELECT ON t TO u
NOT_SUPPORTED 1:1 GRANT is not supported
a lake has no users

START TRANSACTION
NOT_SUPPORTED 1:1 START TRANSACTION is not supported

SELECT * FROM t LIMIT 5 OFFSET 2
SYNTAX_ERROR 1:25 mismatched input 'OFFSET'. Expecting: ';', <EOF>
OFFSET stands before LIMIT

SELECT 1 WHERE a ILIKE 'x'
SYNTAX_ERROR 1:18 mismatched input 'ILIKE'. Expecting: ';', 'EXCEPT', 'FETCH', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WINDOW', <EOF>
case is ignored by lower(a) LIKE 'text'

SELECT 1 WHERE a::varchar = 'x'
SYNTAX_ERROR 1:17 mismatched input ':'. Expecting: ';', 'EXCEPT', 'FETCH', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WINDOW', <EOF>
a cast is CAST(a AS type)

SELECT * FROM t WEHRE a = 1
SYNTAX_ERROR 1:23 mismatched input 'a'. Expecting: '(', ',', ';', 'CROSS', 'EXCEPT', 'FETCH', 'FULL', 'GROUP', 'HAVING', 'INNER', 'INTERSECT', 'JOIN', 'LEFT', 'LIMIT', 'NATURAL', 'OFFSET', 'ORDER', 'RIGHT', 'TABLESAMPLE', 'UNION', 'WHERE', 'WINDOW', <EOF>
did you mean WHERE instead of 'WEHRE'?

SELECT größe FROM t
SYNTAX_ERROR 1:10 mismatched input 'ö'. Expecting: ',', ';', 'AS', 'EXCEPT', 'FETCH', 'FROM', 'GROUP', 'HAVING', 'INTERSECT', 'LIMIT', 'OFFSET', 'ORDER', 'UNION', 'WHERE', 'WINDOW', <EOF>
a name with other letters than a to z needs "quotes"

SELECT $path FROM t
SYNTAX_ERROR 1:8 mismatched input '$'. Expecting: '*', 'ALL', 'DISTINCT', <expression>
a name with other characters than letters, digits and _ needs "quotes"
