-- The lake file: one SQLite database. This text is the authority; the program carries a copy of it.
--
-- Bookkeeping is plain and readable with any SQLite tool; times are text (ISO 8601, UTC) where a
-- person reads them and microseconds since 1970 where the program compares them. What is derived
-- from the events' values lives in `shape`, `chunk` and `filter` alone, so that those can be
-- encrypted one day without changing the rest. Byte layouts are described at the head of
-- Sources/Storage/ShapeText.swift (shape.body), Sources/Storage/ChunkHead.swift
-- (chunk.head, chunk.body), BitFilter.swift (filter.body), and
-- Sources/Storage/SourcePack.swift (source_pack.body).

-- One row. `generation` grows by one with every commit that changes what a query may see.
CREATE TABLE lake (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,                 -- the lake's own name, made at its creation
  created TEXT NOT NULL,              -- when
  read_version INTEGER NOT NULL,      -- a program older than this cannot read the file
  write_version INTEGER NOT NULL,     -- a program older than this cannot write it
  generation INTEGER NOT NULL,        -- counts commits; caches are keyed by it
  next_segment INTEGER NOT NULL,      -- segment ids are never used twice
  next_file INTEGER NOT NULL,         -- nor are the ids of source files
  rows INTEGER NOT NULL,              -- records in all segments, checked against them
  bytes INTEGER NOT NULL              -- the records' JSON bytes
) STRICT;

-- An event data store: a name for a set of events with its own retention and duplicates.
CREATE TABLE store (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  uuid TEXT UNIQUE COLLATE NOCASE,    -- the id of the CloudTrail Lake store it took over
  retention_days INTEGER,             -- NULL: for ever
  created TEXT NOT NULL
) STRICT;

-- A column of the records: where a leaf stands, and of what kind it is.
CREATE TABLE path (
  id INTEGER PRIMARY KEY,             -- from 16; smaller ids are the system's columns
  path TEXT NOT NULL,                 -- JSON array of decoded keys: ["userIdentity","arn"]
  kind TEXT NOT NULL                  -- string, number, boolean, array, opaque
    CHECK (kind IN ('string', 'number', 'boolean', 'array', 'opaque')),
  UNIQUE (path, kind)
) STRICT;

-- A shape: the literal text of a record, or of one of its five parts, between its leaves.
CREATE TABLE shape (
  id INTEGER PRIMARY KEY,
  part INTEGER NOT NULL,              -- 0 record, 1 userIdentity, 2 requestParameters,
                                      -- 3 responseElements, 4 additionalEventData,
                                      -- 5 serviceEventDetails
  hash INTEGER NOT NULL,              -- of the uncompressed body, to find a shape again
  body BLOB NOT NULL                  -- literals and columns
) STRICT;
CREATE INDEX shape_by_hash ON shape (hash);

-- One row per store, region and UTC day of the events' time. The user's partitioning.
CREATE TABLE partition (
  id INTEGER PRIMARY KEY,
  store INTEGER NOT NULL REFERENCES store (id),
  region TEXT NOT NULL,               -- [a-z0-9-]{1,32}, else 'unknown'
  year INTEGER NOT NULL,              -- 0, 0, 0 where the time is missing or not readable
  month INTEGER NOT NULL,
  day INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  bytes INTEGER NOT NULL,             -- of JSON
  first_time TEXT,                    -- of the earliest event; NULL for unknown days
  last_time TEXT,
  UNIQUE (store, region, year, month, day)
) STRICT;

-- Up to 65,536 records of one store and one calendar month, sorted by region, time, file and
-- index; never changed, only replaced by a merge or deleted.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  store INTEGER NOT NULL REFERENCES store (id),
  month INTEGER NOT NULL,             -- year * 100 + month, 0 where the time is unknown
  rows INTEGER NOT NULL,
  bytes INTEGER NOT NULL,             -- of JSON
  stored INTEGER NOT NULL,            -- bytes of its chunks and filters
  chunks INTEGER NOT NULL,            -- how many; a damaged tree can lose rows silently
  level INTEGER NOT NULL,             -- 0 as ingested, 1 and more: merged so often
  min_time INTEGER NOT NULL,          -- microseconds; the smallest Int64 where unknown
  max_time INTEGER NOT NULL,
  checksum INTEGER NOT NULL           -- CRC-32 of this row's other values
) STRICT;
CREATE INDEX segment_by_month ON segment (store, month);

-- Where a partition lies in a segment: its rows are contiguous.
CREATE TABLE segment_range (
  segment INTEGER NOT NULL REFERENCES segment (id),
  first_row INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  partition INTEGER NOT NULL REFERENCES partition (id),
  bytes INTEGER NOT NULL,             -- of JSON
  min_time INTEGER NOT NULL,          -- microseconds
  max_time INTEGER NOT NULL,
  flags INTEGER NOT NULL,             -- 1: every eventTime reads YYYY-MM-DDTHH:MM:SSZ
  PRIMARY KEY (segment, first_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_range_by_partition ON segment_range (partition);

-- One column of one segment. `head` stands before `body`, so that reading a head touches no page
-- of the body.
CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,             -- segment << 20 | column
  head BLOB NOT NULL,                 -- encoding, counts, dictionary, smallest and largest value
  body BLOB NOT NULL                  -- codes and values, in checked blocks
) STRICT;

-- Which values a column of a segment may hold; one without a chunk covers event identities.
CREATE TABLE filter (
  id INTEGER PRIMARY KEY,             -- segment << 20 | column
  body BLOB NOT NULL
) STRICT;

-- Folders that source files came from.
CREATE TABLE source_dir (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
) STRICT;

-- Source files of one folder and one commit: names, sizes, times, hashes, counts, packed.
CREATE TABLE source_pack (
  first_file INTEGER PRIMARY KEY,     -- files of a pack are numbered without gaps
  dir INTEGER NOT NULL REFERENCES source_dir (id),
  store INTEGER NOT NULL REFERENCES store (id),
  files INTEGER NOT NULL,
  journal INTEGER NOT NULL,           -- the entry of the commit
  body BLOB NOT NULL
) STRICT;
CREATE INDEX source_pack_by_dir ON source_pack (dir);

-- CloudTrail's digest files, whole, for the validation of the chain.
CREATE TABLE digest_file (
  id INTEGER PRIMARY KEY,
  dir INTEGER NOT NULL REFERENCES source_dir (id),
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL UNIQUE,        -- of the file as found
  content BLOB NOT NULL,              -- as found
  added TEXT NOT NULL
) STRICT;

-- What stood where a record was expected and is no JSON object.
CREATE TABLE reject (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL,              -- source file
  position INTEGER NOT NULL,          -- its index in the file
  reason TEXT NOT NULL,
  bytes BLOB NOT NULL                 -- its first 64 KB
) STRICT;

-- Records that bear the key of another record and differ from it; both are stored.
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  store INTEGER NOT NULL REFERENCES store (id),
  file INTEGER NOT NULL,              -- the later record: source file and index in it
  position INTEGER NOT NULL,
  other_file INTEGER NOT NULL,        -- the record that was there before
  other_position INTEGER NOT NULL,
  found TEXT NOT NULL
) STRICT;

-- Spans of time nothing may be deleted from.
CREATE TABLE hold (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  store INTEGER REFERENCES store (id),-- NULL: every store
  first_time INTEGER,                 -- microseconds; NULL: open
  last_time INTEGER,
  reason TEXT NOT NULL,
  added TEXT NOT NULL,
  added_by TEXT NOT NULL,
  released TEXT                       -- NULL while in force
) STRICT;

-- Every change of the lake; survives retention.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  command TEXT NOT NULL,              -- ingest, compact, retain, hold, export, schedule
  user TEXT NOT NULL,                 -- the OS user
  seconds REAL NOT NULL,
  counts TEXT NOT NULL                -- JSON object
) STRICT;
