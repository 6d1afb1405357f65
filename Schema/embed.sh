#!/bin/sh
# Writes Sources/Storage/LakeSchema+Generated.swift from Schema/lake.sql; run it after a change.
cd "$(dirname "$0")/.." || exit 1
{
  echo '// Generated from Schema/lake.sql by Schema/embed.sh; a test compares both.'
  echo
  echo 'extension LakeSchema {'
  echo '  /// The text of Schema/lake.sql.'
  echo '  static let text = #"""'
  sed 's/^\(..*\)$/    \1/' Schema/lake.sql
  echo '    """#'
  echo '}'
} > Sources/Storage/LakeSchema+Generated.swift
