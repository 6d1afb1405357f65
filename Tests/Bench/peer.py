"""DuckDB's side of the benchmark, one task per process.

    peer.py ingest TREE PARQUET        read all .json.gz files, write hive-partitioned zstd Parquet
    peer.py native PARQUET FILE        load that Parquet into a DuckDB file
    peer.py queries STORES RUNS        the questions of queries/duckdb.sql on both, as JSON

STORES is the folder that holds `parquet` and `native.duckdb`.
"""

import json
import os
import shutil
import statistics
import sys
import time

import duckdb

HERE = os.path.dirname(os.path.abspath(__file__))

TEXT = "VARCHAR"
IDENTITY = {
    name: TEXT
    for name in "type principalId arn accountId accessKeyId userName invokedBy".split()
} | {"sessionContext": "JSON"}
FIELDS = {
    "eventVersion": TEXT,
    "userIdentity": "STRUCT(" + ", ".join(f'"{k}" {v}' for k, v in IDENTITY.items()) + ")",
    **{
        name: TEXT
        for name in (
            "eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode "
            "errorMessage requestID eventID eventType recipientAccountId eventCategory "
            "sharedEventID vpcEndpointId apiVersion"
        ).split()
    },
    **{
        name: "JSON"
        for name in (
            "requestParameters responseElements additionalEventData resources tlsDetails "
            "serviceEventDetails"
        ).split()
    },
    "readOnly": "BOOLEAN",
    "managementEvent": "BOOLEAN",
}


def connect(path=":memory:", read_only=False):
    connection = duckdb.connect(path, read_only=read_only)
    for setting in ("threads=2", "preserve_insertion_order=false", "enable_progress_bar=false"):
        connection.execute("SET " + setting)
    return connection


def parquet_rows(folder):
    return (
        f"SELECT * FROM read_parquet('{folder}/**/*.parquet', hive_partitioning=true, "
        "hive_types_autocast=false)"
    )


def ingest(tree, folder):
    shutil.rmtree(folder, ignore_errors=True)
    record = "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in FIELDS.items()) + ")[]"
    columns = ", ".join(f'r."{name}"' for name in FIELDS if name != "awsRegion")
    connect().execute(
        f"""
        COPY (
          SELECT {columns}, r.awsRegion AS region, r.eventTime[1:4] AS year,
            r.eventTime[6:7] AS month, r.eventTime[9:10] AS day
          FROM (
            SELECT unnest(Records) AS r
            FROM read_json('{tree}/**/*.json.gz', columns={{Records: '{record}'}},
              maximum_object_size=67108864)
          )
          -- cloudtrail_logs has no Insights and no aggregated records either
          WHERE coalesce(r.eventCategory, '') NOT IN ('Insight', 'Aggregated')
        ) TO '{folder}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (region, year, month, day))
        """
    )


def native(folder, path):
    for leftover in (path, path + ".wal"):
        if os.path.exists(leftover):
            os.remove(leftover)
    connection = connect(path)
    connection.execute("CREATE TABLE e AS " + parquet_rows(folder))
    connection.close()


def statements(dialect, values):
    """Yields each question's name and SQL with the values put in."""
    with open(os.path.join(HERE, "queries", dialect + ".sql")) as file:
        parts = file.read().split("-- name: ")[1:]
    for part in parts:
        name, sql = part.split("\n", 1)
        sql = sql.strip().rstrip(";")
        for key, value in values.items():
            sql = sql.replace("{" + key + "}", value)
        yield name.strip(), sql


def chosen_values(connection):
    """The values that stand for the words in braces: things a real investigation would have."""

    def one(sql):
        row = connection.execute(sql).fetchone()
        if row is None or row[0] is None:
            sys.exit(f"no value for the queries: {sql}")
        return str(row[0])

    # The latest whole day on which somebody deleted a bucket.
    date = one(
        "SELECT max(eventTime[1:10]) FROM e WHERE eventName = 'DeleteBucket' "
        "AND eventTime[1:10] < (SELECT max(eventTime[1:10]) FROM e)"
    )
    day = f"eventTime LIKE '{date}%'"
    return {
        "date": date,
        "year": date[:4],
        "month": date[5:7],
        "day": date[8:10],
        "ip": one(
            f"SELECT sourceIPAddress FROM e WHERE {day} GROUP BY 1 "
            "ORDER BY count(*) DESC, 1 LIMIT 1 OFFSET 20"
        ),
        "event_id": one(f"SELECT max(eventID) FROM e WHERE {day}"),
        "access_key": one(
            f"SELECT userIdentity.accessKeyId FROM e WHERE {day} "
            "AND userIdentity.accessKeyId LIKE 'ASIA%' GROUP BY 1 HAVING count(*) > 5 "
            "ORDER BY 1 LIMIT 1"
        ),
        "bucket": one(
            "SELECT json_extract_string(requestParameters, '$.bucketName') AS b FROM e "
            "WHERE eventSource = 's3.amazonaws.com' AND b IS NOT NULL GROUP BY 1 "
            "ORDER BY count(*) DESC, 1 LIMIT 1 OFFSET 3"
        ),
    }


def queries(stores, runs):
    parquet = connect()
    parquet.execute("CREATE VIEW e AS " + parquet_rows(os.path.join(stores, "parquet")))
    own = connect(os.path.join(stores, "native.duckdb"), read_only=True)
    values = chosen_values(own)
    report = {"duckdb": duckdb.__version__, "values": values, "queries": {}}
    for name, sql in statements("duckdb", values):
        entry = {}
        for store, connection in (("native", own), ("parquet", parquet)):
            times = []
            for _ in range(runs + 1):
                begin = time.perf_counter()
                result = connection.execute(sql)
                rows = result.fetchall()
                times.append(1000 * (time.perf_counter() - begin))
            entry[store + "_ms"] = statistics.median(times[1:])
        entry["columns"] = [column[0] for column in result.description]
        entry["rows"] = [[None if v is None else cell(v) for v in row] for row in rows]
        report["queries"][name] = entry
    json.dump(report, sys.stdout)


def cell(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "ingest":
        ingest(*rest)
    elif task == "native":
        native(*rest)
    elif task == "queries":
        queries(rest[0], int(rest[1]))
    else:
        sys.exit(__doc__)
