# Targets set up what they need by themselves on Debian or Ubuntu with Swift 6.2 or newer.
SWIFT ?= swift
PREFIX ?= /usr/local
FLAGS = --explicit-target-dependency-import-check error

.PHONY: all build release test lint format deps clean install demo bench fuzz

all: build

# libsqlite3-dev and zlib1g-dev, installed only where a header is missing.
deps:
	@if [ "$$(uname)" = Linux ] && ! { [ -e /usr/include/sqlite3.h ] && [ -e /usr/include/zlib.h ]; }; then \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update && $$sudo apt-get install -y libsqlite3-dev zlib1g-dev; fi

build: deps
	$(SWIFT) build $(FLAGS)

release: deps
	$(SWIFT) build -c release --static-swift-stdlib --product tarn

test: deps
	$(SWIFT) test $(FLAGS)
	$(SWIFT) build --package-path Examples/Embed
	Examples/Embed/.build/debug/Embed .build/embed-test.db Tests/Cases/embed && rm -f .build/embed-test.db*

# A release build, 200,000 events, the lake and three commands to try; under build/demo.
DEMO = build/demo
demo: release
	rm -rf $(DEMO) && mkdir -p $(DEMO)
	bin=$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/tarn; \
	$$bin synth --events 200000 --out $(DEMO)/logs && \
	$$bin ingest $(DEMO)/logs --lake $(DEMO)/lake.db && \
	$$bin stores --lake $(DEMO)/lake.db --format table && \
	$$bin query --lake $(DEMO)/lake.db --format table --timer \
	  "SELECT eventsource, eventname, count(*) AS n FROM cloudtrail_logs GROUP BY 1, 2 ORDER BY n DESC LIMIT 10" && \
	printf '\nTry:\n  %s query --lake $(DEMO)/lake.db "SELECT * FROM tarn.partitions LIMIT 5"\n  %s export events --lake $(DEMO)/lake.db --from 2026-03-03 -o events.jsonl\n  %s stats --lake $(DEMO)/lake.db\n' $$bin $$bin $$bin

bench: release
	python3 Tests/Bench/bench.py all

# The property tests with more rounds than `make test` has time for.
fuzz: deps
	TARN_FUZZ_ROUNDS=1000000 TARN_FUZZ=1000000 TARN_LONG=1 $(SWIFT) test $(FLAGS) --filter Fuzz

# Format, and the import table of Package.swift.
lint: deps
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	$(SWIFT) build $(FLAGS)

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/tarn $(DESTDIR)$(PREFIX)/bin/tarn

clean:
	rm -rf .build
