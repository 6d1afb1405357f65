#!/bin/sh
# Writes Sources/Exports/HTML/TimelinePage+Generated.swift from timeline.html; run it after a change.
cd "$(dirname "$0")/../.." || exit 1
{
  echo '// swift-format-ignore-file'
  echo '// Generated from Schema/Exports/timeline.html by Schema/Exports/embed.sh; a test compares both.'
  echo
  echo 'extension TimelinePage {'
  echo '  /// The text of Schema/Exports/timeline.html.'
  echo '  static let text = #"""'
  sed 's/^\(..*\)$/    \1/' Schema/Exports/timeline.html
  echo '    """#'
  echo '}'
} > Sources/Exports/HTML/TimelinePage+Generated.swift
