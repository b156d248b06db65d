"""What is said about files that translators work on in a spreadsheet or a word processor, and about what comes back in them."""

from toolkit.codes import Code

_KEPT = "What is in the catalogs stays as it is; the other rows of the file are taken."

CODES: dict[str, Code] = {
    "EXCH001": Code(
        "error",
        "`{file}` cannot be read: {reason}",
        "Ask for the file again, saved as a workbook (.xlsx) or a document (.docx) and without a password.",
        "Nothing has been changed.",
    ),
    "EXCH002": Code(
        "error",
        "no column of this sheet can be made out as the one called `{column}`",
        "Give that column its head again (`{column}`), or copy the translations into the file as it went out.",
        "Rows are known by their key, and only what stands in the column of translations is taken.",
    ),
    "EXCH003": Code(
        "error",
        "this file does not tell which language it is in",
        "Name it: `alliance locale import FILE --language TAG`.",
        "The hidden column that tells it is gone. Texts must never get into the catalog of another language.",
    ),
    "EXCH004": Code(
        "error",
        'the English of `{key}` has changed since this file was made: it was "{old}" and is now "{new}"',
        "Translate the English of today, in a new file: `alliance locale export TAG --state needs_check --state missing`.",
        "The translation fits another text, which may even have said the opposite. " + _KEPT,
    ),
    "EXCH005": Code(
        "warning",
        'the English of `{key}` has been written over in the file: "{written}"',
        "Nothing needs to be done. If the English itself should be changed, tell those who keep it.",
        "The English in the file is only shown. The translation of this row is taken.",
    ),
    "EXCH006": Code(
        "error",
        "there is no text `{key}`{suggestion}",
        "Copy the key from the file as it went out.",
        "Without its key nobody can tell where a text belongs. " + _KEPT,
    ),
    "EXCH007": Code(
        "error",
        "`{key}` stands there more than once with different translations, in rows {lines}",
        "Keep the better one and delete the other rows.",
        "Neither has been taken, since nobody can tell which one is meant.",
    ),
    "EXCH008": Code(
        "error",
        "the translation of `{key}` is a formula: {value}",
        "Write it as text: set the cell's format to Text and type it again.",
        "Formulas are never taken; they could run on another computer. " + _KEPT,
    ),
    "EXCH009": Code(
        "error",
        "the program has made a date, a truth value, an error or a formatted number of the translation of `{key}`: {value}",
        "Set the cell's format to Text and type the translation again.",
        "What was typed cannot be told from what the cell holds now. " + _KEPT,
    ),
    "EXCH010": Code(
        "warning",
        "the translation of `{key}` is a number, and is taken as the text `{value}`",
        "Look whether a nought at its beginning got lost; if so, set the cell's format to Text and type it again.",
        "Spreadsheets drop what a number does not need.",
    ),
    "EXCH011": Code(
        "error",
        "the English of `{key}` has between braces {wanted}, the translation has {said}",
        "Put each of them into the translation as it stands in the English, as often as there.",
        "A name or a number is put there. " + _KEPT,
    ),
    "EXCH012": Code(
        "error",
        'somebody else has translated `{key}` since this file was made: "{theirs}"; the file says "{yours}"',
        "Choose one of the two. To take the one of the file, write it into a new file, which shows the other.",
        "A translation is never replaced by one whose writer has not seen it. " + _KEPT,
    ),
    "EXCH013": Code(
        "error",
        "the translation of `{key}` holds a mark that no keyboard writes: {text}",
        "Type the text again where the mark stands.",
        "Such marks come from copies out of other programs; forms show them as boxes. " + _KEPT,
    ),
    "EXCH014": Code(
        "warning",
        "the translation of `{key}` has been emptied in the file; it stays in the catalog",
        "Write another translation. To take one out, edit the catalog itself.",
        "Nothing is ever deleted by an empty cell, which can come about by a slip.",
    ),
    "EXCH015": Code(
        "error",
        "`{key}` stands in cells that were joined",
        "Split the cells again and write each translation into its own.",
        "Joined cells keep the text of the first one alone. " + _KEPT,
    ),
    "EXCH016": Code(
        "error",
        "the shared translation of `{key}` has been signed, and changes here through a record alone",
        "Write the change into adaptations.yaml, with its reason.",
        "What people have signed is what other sites say too. A site may say something else, and has to say why.",
    ),
    "EXCH017": Code(
        "error",
        "this row has no key: {text}",
        "Copy its key from the file as it went out.",
        "Without its key nobody can tell where a text belongs. " + _KEPT,
    ),
    "EXCH018": Code(
        "error",
        "the row of `{key}` is from a file in `{other}`, not in `{tag}`",
        "Take it out, and import the file in `{other}` by itself.",
        "A text of one language would get into the catalog of another. " + _KEPT,
    ),
    "EXCH019": Code(
        "error",
        "the translation of `{key}` begins as a formula does: {text}",
        "Begin it with a word, or with what stands at the beginning of the English.",
        "Spreadsheet programs would compute it when they open tables that are made from it. " + _KEPT,
    ),
    "EXCH020": Code(
        "error",
        "there is no language `{tag}` here",
        "Name one of: {allowed}. A new one begins with `alliance new locale`.",
        "Nothing has been made.",
    ),
    "EXCH021": Code(
        "error",
        "`{file}` is there and has translations in it that have not been imported",
        "Import it first, or name another folder with `-o`.",
        "Nothing has been written: somebody's work would be lost.",
    ),
    "EXCH022": Code(
        "warning",
        "`{key}` is too long for a cell and was left out",
        "Translate it in the catalog itself, or in a document: `--format docx`.",
        "Spreadsheets cut texts of more than 32,767 characters without a word.",
    ),
    "EXCH023": Code(
        "error",
        "nothing can be added to `{file}` in the way in which it is written",
        "Put right what is wrong in it first, and run the command again.",
        "Nothing has been changed.",
    ),
    "EXCH024": Code(
        "error",
        "no text fits: {wanted}",
        "Name a catalog as `instruments`, or the beginning of keys as `instrument/rrse`; `--all` takes what is not printed here.",
        "Nothing has been made.",
    ),
}
