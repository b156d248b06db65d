"""What is said about catalogs of translations: LOC001 to LOC019 by their reader, LOC020 to LOC029 about names, updates and merges."""

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
    "LOC016": Code(
        "error",
        "there is a mark in this line that no keyboard writes ({mark})",
        "Delete the mark; where the line looks empty, write the text again.",
        "Such marks come from copies out of other programs. Forms show them as boxes, and some platforms refuse the file.",
    ),
    "LOC017": Code(
        "warning",
        "the header counts the plural forms of another language: {row}",
        "Delete the line `Plural-Forms` from the header.",
        "Texts here never hold a count. Other programs read the line, and refuse a file whose language has another number of forms.",
    ),
    "LOC018": Code(
        "warning",
        "the line about plural forms in the header is unfinished: {row}",
        "Delete the line `Plural-Forms` from the header.",
        "Texts here never hold a count. Other programs read the line, and refuse the whole file where they cannot.",
    ),
    "LOC019": Code(
        "warning",
        "this row of the glossary has no term or no word for it: {row}",
        "Write four columns: the English term, its forms in the language, a note, and words that are turned down.",
        "A row without both tells translators nothing.",
    ),
    "LOC020": Code(
        "warning",
        "the text `{old}` is now called `{new}`",
        'Run `alliance locale update` for this folder, or write the line `msgctxt "{new}"`.',
        "The shared content has given it another name. It is still found by the old one as long as the list of renamed texts has it.",
    ),
    "LOC021": Code(
        "warning",
        "what change `{id}` is about, `{old}`, is now called `{new}`",
        "Write `target: {new}`.",
        "The shared content has given it another name. It is still found by the old one as long as the list of renamed texts has it.",
    ),
    "LOC022": Code(
        "error",
        "`{old}` is renamed here, and is still there",
        "Take the line out, or give the text its new name where it stands.",
        "A translation under the old name would be shown for another text.",
    ),
    "LOC023": Code(
        "error",
        "`{old}` is renamed to `{new}`, which is not there{suggestion}",
        "Write the key that the text has today, as `alliance explain` shows it.",
        "Translations and signatures would be kept for a text that nobody sees.",
    ),
    "LOC024": Code(
        "error",
        "`{old}` is renamed to `{new}`, which has been renamed as well",
        "Write `{old}: {last}`.",
        "Each old name leads to the name of today in one step, so that nobody has to follow a trail.",
    ),
    "LOC025": Code(
        "error",
        "both sides have translated `{key}`, each in its own way",
        "Choose one of the two, delete the note `{mark}` above it, and take off the mark that it needs a check (fuzzy).",
        "Ours was kept and marked, and theirs stands above it as a note: only a person can tell which is right.",
    ),
    "LOC026": Code(
        "error",
        "there is no text `{key}`{suggestion}",
        'Write the key as it stands in the line `msgctxt "..."` of the catalog.',
        "Nothing has been changed, since the statement that a meaning is the same has to be about one text for certain.",
    ),
    "LOC027": Code(
        "warning",
        "for `{key}` in `{language}` there is nothing to keep: {reason}",
        "Take `{key}` out of the list, or translate it.",
        "The English of a translation can only be said to mean the same if there is such a translation, and its English has changed.",
    ),
    "LOC028": Code(
        "error",
        "who said that the meaning is the same can't be written into this file",
        "Mend the file first, or write `same_meaning: []` into it, and run the command again.",
        "Nothing has been changed: a translation that stays approved without a name behind it would be worth nothing.",
    ),
}
