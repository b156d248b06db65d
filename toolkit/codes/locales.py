"""What is said about catalogs of translations: LOC001 to LOC029 by their reader, from LOC030 on by the checks of their texts."""

from toolkit.codes import Code

_PAIRS = 'Every message is a line `msgctxt "..."`, a line `msgid "..."` and a line `msgstr "..."`.'

CODES: dict[str, Code] = {
    "LOC001": Code(
        "error",
        "two versions of this file were joined and the join was left unfinished (`{mark}`)",
        "Keep one of the two versions between `<<<<<<<` and `>>>>>>>` and delete the marker lines.",
        "Two people changed the same message, and git could not tell which one is right.",
    ),
    "LOC002": Code(
        "error",
        "`{key}` is there twice, in lines {first} and {again}",
        "Keep the better translation and delete the other entry.",
        "Only one of them could be shown, and nobody could tell which.",
    ),
    "LOC003": Code(
        "error",
        "a straight quote is missing in this line: {row}",
        'Put one " at the beginning and one at the end of the text; inside it write \\" for a quote.',
        _PAIRS,
    ),
    "LOC004": Code(
        "error",
        "this line belongs to no message: {row}",
        'Put the line `msgid "..."` with the English text before it, or delete it.',
        _PAIRS,
    ),
    "LOC005": Code(
        "error",
        "the header says that the file is written in {charset}",
        'Save the file as UTF-8 and write in its header:\n`"Content-Type: text/plain; charset=UTF-8\\n"`',
        "Letters beyond a-z are only safe in one form, UTF-8.",
    ),
    "LOC006": Code(
        "error",
        "the message `{key}` breaks off before its translation",
        'Add the missing lines (an empty translation is `msgstr ""`), or copy the file again from where it came.',
        "A file that ends in the middle of a message was not saved or copied whole.",
    ),
    "LOC007": Code(
        "error",
        'this message has no key: "{source}"',
        'Put its line `msgctxt "..."` back; `alliance locale update` shows the key of every message.',
        "The key says where the text belongs; some programs drop it when they save. Without it the translation can't be used.",
    ),
    "LOC008": Code(
        "warning",
        "`{key}` is marked as a guess by another program",
        "Compare the translation with the English; if it is right, take the mark off (fuzzy, `needs work`).",
        "Programs guess from similar texts, and can hand a denied sentence the translation of the sentence it denies. "
        "Until someone has looked, the English is shown.",
    ),
    "LOC009": Code(
        "error",
        "this line can't be read: {row}",
        "Delete it, or put `# ` before it if it is a note.",
        _PAIRS,
    ),
    "LOC010": Code(
        "error",
        "there is a quote or a word too many in this line: {row}",
        'Inside a text write \\" for a quote; one text a line.',
        "The first bare quote ends the text.",
    ),
    "LOC011": Code(
        "warning",
        "the file has no header",
        "Run `alliance locale update`, which writes one.",
        "The header tells translation programs which language this is and how it is written.",
    ),
    "LOC012": Code(
        "warning",
        "`{key}` has forms for several numbers, which are not used here",
        "Translate the plain entry that `alliance locale update` writes; this one is kept as it is.",
        "Texts here never hold a count, because each language bends words after numbers in its own way.",
    ),
    "LOC013": Code(
        "error",
        "`{mark}` has no meaning in this text",
        'Write `\\\\` for a backslash, `\\n` for a new line, `\\"` for a quote.',
        "A backslash changes the letter after it, and only a few letters can be changed.",
    ),
    "LOC014": Code(
        "error",
        "the message `{key}` has no English text",
        "Run `alliance locale update`, which writes it again.",
        "Without the English nobody can tell whether the translation still fits.",
    ),
    "LOC015": Code(
        "warning",
        "this line of the header can't be read: {row}",
        "Write it as a name, a colon and a value, as in `Language: ja`.",
        "Translation programs read the header.",
    ),
}
