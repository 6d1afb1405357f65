#!/bin/sh
# Writes Sources/Planning/Tables/Tables+Generated.swift from the files beside this one; run it
# after a change.
cd "$(dirname "$0")/../.." || exit 1
{
  echo '// Generated from Schema/Tables/*.sql by Schema/Tables/embed.sh; a test compares both.'
  echo
  echo 'extension LensTables {'
  echo '  /// The texts of Schema/Tables by file name without its ending.'
  echo '  static let texts: [(name: String, text: String)] = ['
  for file in Schema/Tables/*.sql; do
    echo '    ('
    echo "      \"$(basename "$file" .sql)\","
    echo '      #"""'
    sed 's/^\(..*\)$/      \1/' "$file"
    echo '      """#'
    echo '    ),'
  done
  echo '  ]'
  echo '}'
} > Sources/Planning/Tables/Tables+Generated.swift
