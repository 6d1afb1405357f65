-- Pairs of lines: as people write it, and as it is printed. Both give the same tree.
select a b,c "D" from t u where x!=1 order by a asc limit 5;
SELECT a AS b, c AS "D" FROM t AS u WHERE x <> 1 ORDER BY a LIMIT 5

select ((a)), (((a+b)))*c, ((a and b)) and c, (a and (b)) from (((t)))
SELECT a, (a + b) * c, (a AND b) AND c, a AND b FROM t

select u&'h\00e9llo \\ \+01F4B0', U&'!00e9' uescape '!', x'0a 0B'
SELECT 'héllo \ 💰', 'é', X'0A0B'

select 0x1F, 0b101, 0o17, 1_000_000, 1_0.0_1, 1e5, .5e-3, 123456.789e0, - 5
SELECT 31, 5, 15, 1000000, 10.01, 1E5, 5E-4, 1.23456789E5, -5

select cast(a as ARRAY<MAP<varchar,int>>), cast(a as int array array[3]), cast(a as struct<b:int,c:array<string>>)
SELECT CAST(a AS array(map(varchar, int))), CAST(a AS array(array(int))), CAST(a AS ROW(b int, c array(string)))

select cast(a as timestamp without time zone), cast(a as ROW(date, x time(0) with time zone))
SELECT CAST(a AS timestamp), CAST(a AS ROW(date, x time(0) with time zone))

select json_object('a' : 1, key b value c without unique), json_query(a, '$' with wrapper keep quotes on scalar string)
SELECT JSON_OBJECT(KEY 'a' VALUE 1, KEY b VALUE c WITHOUT UNIQUE KEYS), JSON_QUERY(a, '$' WITH UNCONDITIONAL ARRAY WRAPPER KEEP QUOTES)

select trim(a, 'x'), trim('x' from a), trim(both from a) -- a comment
SELECT TRIM(BOTH 'x' FROM a), TRIM(BOTH 'x' FROM a), TRIM(a)

select /* a ; b */ a from `db`.`my table` inner join b using(x) left outer join c on true
SELECT a FROM "db"."my table" JOIN b USING (x) LEFT JOIN c ON TRUE

select * from a join b join c on q on p
SELECT * FROM a JOIN (b JOIN c ON q) ON p

select * from a limit, b offset, c window, d fetch
SELECT * FROM a AS limit, b AS offset, c AS window, d AS fetch

select a from t offset 1 row fetch next 1 row only
SELECT a FROM t OFFSET 1 FETCH FIRST 1 ROWS ONLY

select a from t group by (a), ((a, b)), rollup(a,(b)), grouping sets (a, (b, c))
SELECT a FROM t GROUP BY a, (a, b), ROLLUP (a, b), GROUPING SETS (a, (b, c))

select a between asymmetric 1 and 2, a is not true, not a = b, - - a
SELECT a BETWEEN 1 AND 2, a IS NOT TRUE, NOT a = b, -(-a)

select count(*) filter, sum(a) over, max(b) ignore from t
SELECT count(*) AS filter, sum(a) AS over, max(b) AS ignore FROM t

desc t
DESCRIBE t

show databases like 'x'
SHOW SCHEMAS LIKE 'x'

show columns in t in db
SHOW COLUMNS FROM db.t

create external table t (`timestamp` string, `end` row(a int)) stored as parquet row format serde "x" location "s3://b" with serdeproperties ("a"="b")
CREATE EXTERNAL TABLE t ("timestamp" string, "end" struct<a:int>) ROW FORMAT SERDE 'x' WITH SERDEPROPERTIES ('a' = 'b') STORED AS parquet LOCATION 's3://b'

(((select 1)))
(((SELECT 1)))

select interval + '1' day, interval - a, interval(1)
SELECT INTERVAL '1' DAY, interval - a, interval(1)
