"""What is said about how a command was called."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "CMD001": Code(
        "error",
        "this site has no surveys for `{value}`",
        "Name one of: {allowed}; or add it to `surveys:` in site.yaml.",
        "Nothing was made for a platform that the site does not use.",
    ),
    "CMD002": Code(
        "error",
        "this site does not work in `{value}`",
        "Name one of: {allowed}; or add it to `languages:` in site.yaml.",
        "Nothing was made in a language that the site does not have.",
    ),
    "CMD003": Code(
        "error",
        "there is no text or value `{value}`",
        "Did you mean `{suggestion}`?",
        "Keys are written as in the catalogs: kind, id and path.",
    ),
    "CMD004": Code(
        "error",
        "there is no task `{value}`",
        "Did you mean `{suggestion}`? `alliance todo` shows the names in < >.",
        "A tick on a task that does not exist would be lost.",
    ),
    "CMD005": Code(
        "error",
        "the folder `{folder}` is not empty",
        "Name another folder with `-o`, or move what lies there.",
        "A scaffold never writes over anything.",
    ),
    "CMD006": Code(
        "error",
        "the folder `{folder}` could not be written ({reason})",
        "Choose a place where you may write, and check that the disk is not full.",
        "Nothing was changed.",
    ),
    "CMD007": Code(
        "error",
        "the answer to `{key}` can't be used: {value}",
        "{hint}",
        "What is made has to pass its own check.",
    ),
    "CMD008": Code(
        "error",
        "there is no question `{key}`",
        "Did you mean `{suggestion}`? There are: {allowed}.",
        "An answer that no question asks for would be lost.",
    ),
    "CMD009": Code(
        "error",
        "{folder} is no site and no folder with shared content",
        "Go into the folder of a site (it holds site.yaml) or name it with `-o`; for the shared training name the folder "
        "`modalities`.",
        "A new {kind} belongs to one of them.",
    ),
    "CMD010": Code(
        "error",
        "`{file}` is there already",
        "Choose another short name with `--set id=...`, or move the file away.",
        "A scaffold never writes over anything.",
    ),
    "CMD011": Code(
        "error",
        "`{file}` is written in a way in which nothing can be added below `{list}`",
        "Put right what `alliance check` says about the file, or write that list with one entry in a line, each after a dash.",
        "Nothing was changed: what is not listed there is used nowhere.",
    ),
}
"""Wrong options end with exit code 2 and the usage; these are what only the site can tell."""
