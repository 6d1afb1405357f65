# Targets set up what they need by themselves on Debian or Ubuntu with Swift 6.2 or newer.
SWIFT ?= swift
PREFIX ?= /usr/local
FLAGS = --explicit-target-dependency-import-check error

.PHONY: all build release test lint format deps clean install

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
