/// Functions of text, by code points: what a person calls a character is not known here.
package enum StringFunctions {
  static let family = "String"

  package static let all: [Function] =
    casing + concatenation + encoding + [like] + measures + padding + pieces + searches + splitting
    + trimming
}
