#!/usr/bin/env python3
"""tarn against gzip and DuckDB; see README.md beside this file."""

import argparse
import csv
import io
import json
import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BENCH = os.path.join(ROOT, ".build", "bench")
VENV = os.path.join(ROOT, ".build", "bench-venv")
PEER = os.path.join(HERE, "peer.py")


def prepare_python():
    """A private environment with DuckDB in it; made on first use."""
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        say("making a Python environment with DuckDB …")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    if subprocess.run([python, "-c", "import duckdb"], capture_output=True).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], check=True)
    return python


def say(text):
    print(text, file=sys.stderr, flush=True)


class Failed(Exception):
    pass


def timed(command, shell=False):
    """Seconds, peak memory in bytes and standard output of one child process."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, shell=shell, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    # Both pipes are emptied at once, or a chatty child would wait for ever.
    noise = []
    reader = threading.Thread(target=lambda: noise.append(child.stderr.read()))
    reader.start()
    output = child.stdout.read()
    reader.join()
    errors = noise[0]
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        name = command if shell else " ".join(command[:2])
        raise Failed(f"'{name}' ends with {child.returncode}: {errors.strip()[-400:]}")
    scale = 1 if platform.system() == "Darwin" else 1024
    return seconds, usage.ru_maxrss * scale, output, errors


def folder_size(path):
    return sum(
        os.path.getsize(os.path.join(folder, name))
        for folder, _, names in os.walk(path)
        for name in names
    )


def lake_size(path):
    return sum(os.path.getsize(path + end) for end in ("", "-wal") if os.path.exists(path + end))


def work_folder(options):
    parts = [options.events, options.days, options.accounts, options.regions]
    parts += [options.events_per_file, options.seed]
    return os.path.join(BENCH, "-".join(map(str, parts)))


def prepare_tree(options):
    """The tree of these options, kept from run to run."""
    work = work_folder(options)
    tree = os.path.join(work, "tree")
    if not os.path.exists(tree):
        os.makedirs(work, exist_ok=True)
        shutil.rmtree(tree + ".part", ignore_errors=True)
        say(f"synthesising {options.events:,} events …")
        arguments = ["events", "days", "accounts", "regions", "events_per_file", "seed"]
        command = [options.tarn, "synth", "--out", tree + ".part"]
        for name in arguments:
            command += ["--" + name.replace("_", "-"), str(getattr(options, name))]
        seconds, *_ = timed(command)
        os.rename(tree + ".part", tree)
        say(f"{options.events / seconds:,.0f} events/s, {options.events} in {seconds:.1f} s")
    return work, os.path.join(tree, "AWSLogs")


def machine():
    cpu = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            names = re.findall(r"model name\s*: (.+)", file.read())
        cpu = names[0] if names else cpu
    return f"{os.cpu_count()} cores, {cpu}, {platform.system()} {platform.release()}"


def ingest(options):
    work, tree = prepare_tree(options)
    python = prepare_python()
    lake = os.path.join(work, "lake.db")
    parquet = os.path.join(work, "parquet")
    files = f"find '{tree}' -name '*.json.gz' -print0 | sort -z"
    contenders = {
        "xargs gzip -dc": lambda: timed(f"{files} | xargs -0 gzip -dc > /dev/null", shell=True),
        "cat | gzip -dc": lambda: timed(
            f"{files} | xargs -0 cat | gzip -dc > /dev/null", shell=True
        ),
        "tarn ingest": lambda: run_ingest(options, lake, tree),
        "DuckDB to Parquet": lambda: timed([python, PEER, "ingest", tree, parquet]),
    }
    samples = {name: [] for name in contenders}
    missing = {}
    for round_number in range(options.runs):
        for name, run in contenders.items():
            if name in missing:
                continue
            try:
                seconds, memory, *_ = run()
            except Failed as failure:
                missing[name] = str(failure)
                say(missing[name])
                continue
            samples[name].append((seconds, memory))
            say(f"round {round_number + 1}: {name} {seconds:.2f} s")
    gz = folder_size(tree)
    sizes = {"tarn ingest": lake_size(lake), "DuckDB to Parquet": folder_size(parquet)}
    report = {"events": options.events, "gz_bytes": gz, "machine": machine(), "rows": {}}
    report["missing"] = missing
    for name, values in samples.items():
        if values:
            report["rows"][name] = {
                "seconds": statistics.median(v[0] for v in values),
                "peak_bytes": max(v[1] for v in values),
                "stored_bytes": sizes.get(name),
                "all_seconds": [v[0] for v in values],
            }
    print_ingest(report)
    save(work, "ingest.json", report)
    return not missing


def run_ingest(options, lake, tree):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(lake + end):
            os.remove(lake + end)
    result = timed([options.tarn, "ingest", "--lake", lake, "--summary", "json", tree])
    try:
        summary = json.loads(result[2])
    except ValueError:
        raise Failed("tarn ingest --summary json prints no JSON") from None
    if summary["records"] != options.events or summary["new"] != options.events:
        raise Failed(f"tarn ingest stored {summary['new']} of {options.events} events")
    return result


def print_ingest(report):
    rows = report["rows"]
    gunzips = [rows[n]["seconds"] for n in ("xargs gzip -dc", "cat | gzip -dc") if n in rows]
    gunzip = min(gunzips)
    print(f"\n{report['events']:,} events, {report['gz_bytes'] / 1e6:.1f} MB gzipped")
    print(f"({report['machine']}; medians of alternating runs)\n")
    print("| | seconds | against gunzip | stored MB | against gz | peak MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, row in rows.items():
        stored = row["stored_bytes"]
        print(
            f"| {name.replace('|', chr(92) + '|')} | {row['seconds']:.2f} | {row['seconds'] / gunzip:.2f} | "
            + (f"{stored / 1e6:.1f} | {stored / report['gz_bytes']:.2f}" if stored else " | ")
            + f" | {row['peak_bytes'] / 1e6:.0f} |"
        )
    if "tarn ingest" in rows and "DuckDB to Parquet" in rows:
        ratio = rows["DuckDB to Parquet"]["seconds"] / rows["tarn ingest"]["seconds"]
        print(f"\ntarn ingest is {ratio:.1f} × as fast as DuckDB.")
    for name, reason in report["missing"].items():
        print(f"\n{name} is not measured: {reason}")
    print(flush=True)


def queries(options):
    work, tree = prepare_tree(options)
    python = prepare_python()
    lake, parquet = os.path.join(work, "lake.db"), os.path.join(work, "parquet")
    native = os.path.join(work, "native.duckdb")
    if not os.path.exists(parquet):
        say("DuckDB reads the tree …")
        timed([python, PEER, "ingest", tree, parquet + ".part"])
        os.rename(parquet + ".part", parquet)
    if not os.path.exists(native):
        say("DuckDB loads its own file …")
        timed([python, PEER, "native", parquet, native + ".part"])
        os.rename(native + ".part", native)
    missing = None
    if not os.path.exists(lake):
        try:
            run_ingest(options, lake, tree)
        except Failed as failure:
            missing = str(failure)
    say("DuckDB answers …")
    report = json.loads(timed([python, PEER, "queries", work, str(options.runs)])[2])
    report |= {"events": options.events, "machine": machine(), "tarn_missing": missing}
    report["bytes"] = {
        "gz": folder_size(tree),
        "parquet": folder_size(parquet),
        "native": os.path.getsize(native),
        "lake": lake_size(lake) if missing is None else None,
    }
    for name, sql in statements(report["values"]):
        entry = report["queries"][name]
        entry["row_count"] = len(entry["rows"])
        if missing is None:
            say(f"tarn: {name}")
            try:
                entry |= ask_tarn(options, lake, sql)
                entry["agrees"] = agrees(entry)
            except Failed as failure:
                entry["failure"] = str(failure)
                entry["agrees"] = False
    print_queries(report)
    for entry in report["queries"].values():
        for key in ("rows", "tarn_rows"):
            entry.pop(key, None)
    save(work, "queries.json", report)
    return missing is None and all(entry["agrees"] for entry in report["queries"].values())


def statements(values):
    with open(os.path.join(HERE, "queries", "athena.sql")) as file:
        parts = file.read().split("-- name: ")[1:]
    for part in parts:
        name, sql = part.split("\n", 1)
        sql = sql.strip().rstrip(";")
        for key, value in values.items():
            sql = sql.replace("{" + key + "}", value)
        yield name.strip(), sql


UNITS = {"ns": 1e-6, "µs": 1e-3, "us": 1e-3, "ms": 1, "s": 1000}


def ask_tarn(options, lake, sql):
    command = [options.tarn, "query", "--timer", "--runs", str(options.runs)]
    command += ["--format", "csv", "--lake", lake, sql]
    _, memory, output, errors = timed(command)
    line = re.search(r"^([\d.,]+) (ns|µs|us|ms|s)\b", errors, re.MULTILINE)
    if line is None:
        raise Failed("no time on stderr: " + errors.strip()[-200:])
    header, *rows = csv.reader(io.StringIO(output))
    milliseconds = float(line[1].replace(",", "")) * UNITS[line[2]]
    return {
        "tarn_ms": milliseconds,
        "tarn_columns": header,
        "tarn_rows": rows,
        "tarn_peak_bytes": memory,
    }


def agrees(entry):
    """Equal rows in any order; where all columns are asked for, the same events."""
    theirs, ours = entry["rows"], entry["tarn_rows"]
    if "eventID" in entry["columns"] and len(entry["columns"]) > 10:
        place = entry["columns"].index("eventID")
        our_place = [name.lower() for name in entry["tarn_columns"]].index("eventid")
        theirs = [[row[place]] for row in theirs]
        ours = [[row[our_place]] for row in ours]
    return sorted(map(normal, theirs)) == sorted(map(normal, ours))


def normal(row):
    """Cells as text: nothing for NULL, times to the second without a zone."""
    cells = []
    for value in row:
        text = "" if value is None else value
        time_of = re.fullmatch(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.0+)?( UTC|\+00(:00)?)?", text)
        cells.append(f"{time_of[1]} {time_of[2]}" if time_of else text)
    return cells


def geometric_mean(values):
    return math.exp(sum(math.log(max(v, 1e-3)) for v in values) / len(values))


def print_queries(report):
    has_tarn = any("tarn_ms" in entry for entry in report["queries"].values())
    print(f"\n{report['events']:,} events, milliseconds, medians of warm runs")
    print(f"({report['machine']}; DuckDB {report['duckdb']}, two threads)\n")
    print("| query | rows | tarn | DuckDB file | Parquet | file / tarn | |")
    print("|---|---:|---:|---:|---:|---:|---|")
    for name, entry in report["queries"].items():
        ours = entry.get("tarn_ms")
        ratio_text = "" if ours is None else f"{entry['native_ms'] / max(ours, 1e-3):.1f}"
        verdict = "" if entry.get("agrees", not has_tarn) else entry.get("failure", "DIFFERS")
        print(
            f"| {name} | {entry['row_count']} | {'' if ours is None else f'{ours:.2f}'} | "
            f"{entry['native_ms']:.2f} | {entry['parquet_ms']:.2f} | "
            f"{ratio_text} | "
            f"{verdict} |"
        )
    entries = report["queries"].values()
    native = geometric_mean([e["native_ms"] for e in entries])
    parquet = geometric_mean([e["parquet_ms"] for e in entries])
    shared = [e for e in entries if "tarn_ms" in e]
    if shared:
        ours = geometric_mean([e["tarn_ms"] for e in shared])
        ratio = geometric_mean([e["native_ms"] / max(e["tarn_ms"], 1e-3) for e in shared])
        slower = sum(e["tarn_ms"] > e["native_ms"] for e in shared)
        print(
            f"| geometric mean | | {ours:.2f} | {native:.2f} | {parquet:.2f} | {ratio:.1f} | "
            f"{slower} of {len(shared)} slower than DuckDB |"
        )
    else:
        print(f"| geometric mean | | | {native:.2f} | {parquet:.2f} | | |")
    if report["tarn_missing"]:
        print(f"\ntarn is not measured: {report['tarn_missing']}")
    sizes = {k: v for k, v in report["bytes"].items() if v}
    print("\nMB: " + ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes.items()))
    print(flush=True)


def save(work, name, report):
    path = os.path.join(work, name)
    with open(path, "w") as file:
        json.dump(report, file, indent=1)
    say("written: " + os.path.relpath(path, ROOT))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["all", "ingest", "queries", "tree"])
    parser.add_argument("--tarn", default=os.path.join(ROOT, ".build", "release", "tarn"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--accounts", type=int, default=4)
    parser.add_argument("--regions", type=int, default=4)
    parser.add_argument("--events-per-file", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not os.path.exists(options.tarn):
        sys.exit(f"'{options.tarn}' is missing: build a release first, or name one with --tarn")
    passed = True
    try:
        if options.task == "tree":
            prepare_tree(options)
        if options.task in ("all", "ingest"):
            passed = ingest(options) and passed
        if options.task in ("all", "queries"):
            passed = queries(options) and passed
    except Failed as failure:
        sys.exit(str(failure))
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
