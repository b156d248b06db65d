"""What is said about files that can't be read, about the way YAML is written, and about slips of the keyboard."""

from toolkit.codes import Code

_SAVE_UTF8 = (
    "Open the file in the program that wrote it and save it as UTF-8: in Notepad, File > Save as > Encoding: UTF-8; "
    "in Excel, File > Save as > CSV UTF-8; in TextEdit, Format > Make plain text, then save as Unicode (UTF-8)."
)
_ONE_FORM = "Letters beyond a-z are only safe in one form, UTF-8; in any other they turn into wrong letters on the next computer."
_KEYBOARD = "It looks almost the same on the screen, but the file is read by a program that knows only the plain one."
_COLON = "A line is read as a key, a colon, a space, and then the value."
_QUOTES = "Between straight quotes everything is plain text, whatever marks it holds."

FILES: dict[str, Code] = {
    "FILE001": Code(
        "error",
        "the file is empty",
        "Write its content, or copy it again from where it came; `alliance new site` makes a filled one.",
        "An empty file is most often a copy or a download that did not finish.",
    ),
    "FILE002": Code(
        "error",
        "the file is too large: {size} MB",
        "Check that this is the right file. What people write here is at most {most} MB; recordings, scans and data belong elsewhere.",
        "A file this large is not a declaration, and reading it would only stop the machine.",
    ),
    "FILE003": Code("error", "the file is saved as UTF-16 (Windows calls it Unicode)", _SAVE_UTF8, _ONE_FORM),
    "FILE004": Code(
        "error", 'the file is not UTF-8; it looks like Japanese text in {encoding}: "{text}"', _SAVE_UTF8, _ONE_FORM
    ),
    "FILE005": Code(
        "error",
        'the file is not UTF-8; it looks like Windows-1252 or Latin-1 here: "{text}" (byte {byte})',
        _SAVE_UTF8,
        _ONE_FORM,
    ),
    "FILE006": Code(
        "error",
        "the file holds characters that are no text (NUL, {count} of them)",
        "Restore the file from a copy; if it is a Word, Excel or PDF file with another name, save its text as plain text.",
        "Such characters come from a damaged disk or copy, or from a file that is not text at all.",
    ),
    "FILE007": Code(
        "error", "there is no file {name}", "Check the name and the folder.", "Nothing has this name here."
    ),
    "FILE008": Code(
        "error", "{name} is a folder or a device, not a file", "Name the file inside it.", "A file was expected here."
    ),
    "FILE009": Code(
        "error",
        "{name} cannot be read: {reason}",
        "Close the program that has it open, check that you may read it, or wait until OneDrive or Dropbox has fetched it.",
        "The computer refused to hand the file over.",
    ),
    "FILE010": Code(
        "error",
        "there is no site here: {folder} holds no site.yaml",
        "Go into the folder that holds site.yaml, or make a site with `alliance new site`. Found here: {found}.",
        "Every command works on a folder that holds a site.yaml or a study.yaml.",
    ),
    "FILE011": Code(
        "error",
        "the file is named {name}, with a second ending",
        "Rename it to {wanted}. In the Explorer, View > File name extensions shows the whole name.",
        "Windows hides endings it knows, so an editor could add one without showing it.",
    ),
    "FILE012": Code(
        "error",
        "the file is named {name}",
        "Rename it to {wanted}.",
        "The name is the same for everyone, so that each computer finds the file; some tell capitals apart and some do not.",
    ),
    "FILE013": Code(
        "warning",
        "{name} looks like a copy of {wanted} made by a browser or a syncing program",
        "Compare the two, keep what you need in {wanted}, and delete {name}.",
        "Only {wanted} is read. When two people change a file at once, the change of one lands in such a copy and is missing.",
    ),
    "FILE014": Code(
        "error",
        "there is no {wanted} here, only {name}, which looks like a copy",
        "Check that {name} is the one you want, then rename it to {wanted}.",
        "A browser or a syncing program gave the copy another name, and only {wanted} is read.",
    ),
    "FILE015": Code(
        "error",
        "the path {path} leaves the folder",
        "Put the file into the folder and write its path from there, as in `pages/en/welcome.md`.",
        "A site has to be whole by itself, so that it can be copied and checked elsewhere.",
    ),
    "FILE016": Code(
        "error",
        "the path {path} can't be used on every computer: {reason}",
        "Use letters, digits, - and _ with `/` between folders, as in `consent/trainee-ja.pdf`.",
        "Some names mean a device on Windows, and some marks are refused there.",
    ),
    "FILE017": Code(
        "error",
        "there is no file {path}",
        "Put the file there, or write the path of the right one. {suggestion}",
        "What is named here is used when the pages and forms are made.",
    ),
    "FILE018": Code(
        "error",
        "{name} is open in another program",
        "Close it there (or pause OneDrive) and run the command again; the file is unchanged.",
        "Windows lets only one program write to a file at a time.",
    ),
    "FILE019": Code(
        "error",
        "{name} cannot be written: {reason}",
        "Check that the folder is yours to write in and that the disk is not full; the file is unchanged.",
        "The computer refused to change the file.",
    ),
    "FILE020": Code(
        "error",
        "there is nothing to take back here",
        "Nothing to do. Changes that you made by hand are in your editor's own undo, or in git.",
        "Only changes that a command made to your files are kept for taking back.",
    ),
    "FILE021": Code(
        "error",
        "{name} has changed since the command `{command}`, so taking that back would lose your later changes",
        "The old one is kept at {kept}: copy from it what you need.",
        "Taking back puts the whole file back as it was.",
    ),
}

YAML: dict[str, Code] = {
    "YAML001": Code(
        "error",
        "there is a tab at the beginning of this line",
        "Replace it by {spaces}:\n`{line}`",
        "How far a line is set in tells what it belongs to, and a tab is not the same width everywhere.",
    ),
    "YAML002": Code(
        "error",
        "`{name}` is written twice, in lines {first} and {again}",
        "Keep one of the two and delete the other.",
        "Only one of them could count, and nobody could tell which.",
    ),
    "YAML003": Code(
        "error",
        "`{tag}` is a special mark that is not used here",
        "Delete `{tag}`; if it belongs to the text, put the whole text in straight quotes.",
        "An exclamation mark at the beginning of a value has a meaning of its own, which could run other programs.",
    ),
    "YAML004": Code(
        "error",
        "`{name}` is a special mark that is not used here",
        'Delete `{name}`; if it belongs to the text, put the whole text in straight quotes: "{name} ...".',
        "`&` at the beginning of a value names it for repeating elsewhere; here every value is written where it counts.",
    ),
    "YAML005": Code(
        "error",
        "`{name}` repeats a value from elsewhere in the file, which is not used here",
        'Write the value itself; if the star belongs to the text, put it in straight quotes: "{name}".',
        "Repeated values hide what a file says, and can grow without end.",
    ),
    "YAML006": Code(
        "error",
        "`<<` takes over values from elsewhere in the file, which is not used here",
        "Write the lines themselves instead.",
        "Every value is written where it counts, so that a reader sees it.",
    ),
    "YAML007": Code(
        "error",
        "a second part of the file begins here, after a line `---`",
        "Delete the line `---`, or put the second part into a file of its own.",
        "One file holds one declaration; what comes after the line would not be read.",
    ),
    "YAML008": Code(
        "error",
        "brackets or lines are set into each other more than {most} times",
        "Check for a bracket that was repeated by accident.",
        "No declaration needs this many levels, and a file that has them is damaged or not meant well.",
    ),
    "YAML009": Code(
        "error",
        "the file begins with a list",
        "Begin with a key and its colon, as in `schema: 1`; delete the dash at the beginning of the line.",
        "The file has to say what each value is.",
    ),
    "YAML010": Code(
        "error",
        "there are brackets where the name of a key should be",
        'If this is text, put the whole text in straight quotes: "{{client}} ...".',
        "Braces and brackets without quotes open a group or a list.",
    ),
    "YAML011": Code(
        "error",
        "there is a character here that can't be seen or printed ({char})",
        "Delete it: put the cursor behind it and press Backspace, or type the line anew.",
        "It came in by copying from another program and would spoil pages and forms.",
    ),
    "YAML012": Code(
        "error",
        "`{{word}}` without quotes is not read as text",
        'Put the whole text in straight quotes: "{{word}}".',
        "Braces at the beginning of a value open a group of keys; between quotes they are plain text.",
    ),
    "YAML013": Code(
        "error",
        'the comma in "{name}" cuts its text in two; "{part}" is left over',
        "Put the text in straight quotes:\n`{name}: {whole}`",
        "Between braces a comma begins the next key; between quotes it is plain text.",
    ),
    "YAML014": Code("error", "there is no space after `{key}:`", "Write:\n`{line}`", _COLON),
    "YAML015": Code(
        "error",
        "the file holds text but no keys",
        "Write a key, a colon, a space and the value on each line, as in `schema: 1`.",
        _COLON,
    ),
    "YAML017": Code(
        "error",
        "a question mark alone can't be read",
        "If you do not know it yet, write:\n`{line}`",
        "A lone question mark has a meaning of its own; `todo` says that it is still to be found out.",
    ),
    "YAML018": Code(
        "error", "there is a second colon in this text", "Put the text in straight quotes:\n`{line}`", _QUOTES
    ),
    "YAML019": Code(
        "error",
        "the text begins with `{begin}`, which is read as a group of keys",
        "Put the whole text in straight quotes:\n`{line}`",
        _QUOTES,
    ),
    "YAML020": Code(
        "error",
        "the apostrophe in this text ends its single quotes too early",
        "Use double quotes around it:\n`{line}`",
        "In single quotes an apostrophe closes the text.",
    ),
    "YAML021": Code(
        "error",
        "the text begins with `{begin}`, which is read as a list",
        "Put the whole text in straight quotes:\n`{line}`",
        _QUOTES,
    ),
    "YAML022": Code(
        "error",
        "there is more text after the closing quote of `{begin}`",
        "Put quotes around the whole text:\n`{line}`",
        "What stands in quotes is the whole value; nothing can follow it on the line.",
    ),
    "YAML023": Code(
        "error",
        "a value can't begin with `{mark}`",
        "Put it in straight quotes:\n`{line}`",
        "This mark has a meaning of its own at the beginning of a value.",
    ),
    "YAML024": Code(
        "error",
        "a list with dashes can't begin on the line of its key",
        "Write it in brackets:\n`{line}`",
        "A dash opens a member of a list only at the beginning of a line.",
    ),
    "YAML025": Code(
        "error",
        "a quote `{quote}` is opened here and not closed",
        "Close it at the end of the text:\n`{line}`",
        "Without its second quote the text runs on over the lines below.",
    ),
    "YAML026": Code(
        "error",
        "the bracket `{mark}` is not closed by its partner",
        "Close it:\n`{line}`",
        "Each bracket needs a partner of its kind, or the lines below are read as part of it.",
    ),
    "YAML027": Code(
        "error",
        "there is a bracket or a comma too many",
        "Write:\n`{line}`",
        "Each bracket closes one that was opened.",
    ),
    "YAML028": Code(
        "error",
        "the backslash in this text can't be read",
        "Use single quotes, or `/` instead:\n`{line}`",
        "Between double quotes a backslash changes the letter after it.",
    ),
    "YAML029": Code("error", "there is no colon after `{key}`", "Write:\n`{line}`", _COLON),
    "YAML030": Code(
        "error",
        "this line can't be read: `{line}`",
        "Compare it with the lines around it: a key, a colon, a space, the value; long or unusual text in straight quotes.",
        _COLON,
    ),
    "YAML031": Code(
        "error",
        "this line is set in by {have}, which fits no line above it",
        "Begin it with {want}, as the lines it belongs with:\n`{line}`",
        "How far a line is set in tells what it belongs to.",
    ),
    "YAML032": Code(
        "error",
        "a list member stands among keys: `- {line}`",
        "Set it in under the key it belongs to, with two more spaces, or delete the dash.",
        "At one depth there are either keys or list members.",
    ),
    "YAML033": Code(
        "error",
        "a key stands among list members: `{line}`",
        "Begin it with `- ` if it is a member of the list, or set it in as far as the keys above the list.",
        "At one depth there are either keys or list members.",
    ),
    "YAML034": Code(
        "error",
        "`{line}` is set in, but no key above it is open",
        "Put the key that it belongs to on a line of its own above it, as in `contacts:`, or set it in as far as `{above}`.",
        "Lines that are set in belong to the last key above them that has nothing behind its colon.",
    ),
}

KEYBOARD: dict[str, Code] = {
    "KEYB001": Code(
        "error",
        "there is {slip} at the beginning of this line",
        "Begin the line with {spaces}, plain ones:\n`{line}`",
        "Only plain spaces tell what a line belongs to; on a Japanese keyboard, switch the input to A (half-width) first.",
    ),
    "KEYB002": Code("error", "this list member is opened by {slip}", "Use the plain hyphen:\n`{line}`", _KEYBOARD),
    "KEYB003": Code("error", "there is {slip} after this key", "Use the plain colon and a space:\n`{line}`", _KEYBOARD),
    "KEYB004": Code("error", "the key `{key}` holds {slip}", "Write:\n`{line}`", _KEYBOARD),
    "KEYB005": Code("error", "there is {slip} after the colon", "Use a plain space:\n`{line}`", _KEYBOARD),
    "KEYB006": Code("error", "there is {slip} in this list", "Use the plain marks:\n`{line}`", _KEYBOARD),
    "KEYB007": Code("error", "the text stands in curly quotes", "Use straight quotes:\n`{line}`", _KEYBOARD),
    "KEYB008": Code("error", "there is an unusual character in this line", "Write:\n`{line}`", _KEYBOARD),
    "KEYB009": Code("error", "`{value}` holds {slip}", "Write `{wanted}`.", _KEYBOARD),
}

CODES: dict[str, Code] = FILES | YAML | KEYBOARD
