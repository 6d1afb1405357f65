#!/bin/sh
# Writes the copy of Queries/*/*.sql that travels in the binary; run it after a change.
cd "$(dirname "$0")/.." || exit 1
{
  echo '// swift-format-ignore-file'
  echo '// Generated from Queries by Queries/embed.sh; a test compares both.'
  echo
  echo 'extension QueryLibrary {'
  echo '  /// Folder, file and text of every query.'
  echo '  static let builtInTexts: [(folder: String, file: String, text: String)] = ['
  for file in Queries/*/*.sql; do
    folder=$(basename "$(dirname "$file")")
    printf '    ("%s", "%s", #"""\n' "$folder" "$(basename "$file")"
    sed 's/^\(..*\)$/      \1/' "$file"
    echo '      """#),'
  done
  echo '  ]'
  echo '}'
} > Sources/Tarn/SavedQueries/QueryLibrary+Generated.swift
