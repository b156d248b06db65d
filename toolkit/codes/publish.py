"""What publishing has to say: paths, the output folder, files held open, the documentation site and the preview."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "PUB001": Code(
        "error",
        "the output `{path}` is {length} characters long, counted from the site's folder; at most {most} are allowed",
        "Give the thing it is made of ({job}) a shorter id.",
        "Windows programs refuse long paths, and a folder in OneDrive starts deep already.",
    ),
    "PUB002": Code(
        "error",
        "`{path}` can't be the name of an output: {reason}",
        "Change the id it is made of ({job}).",
        "The same files must open on Windows, macOS and Linux, and none may leave the output folder.",
    ),
    "PUB003": Code(
        "error",
        "two outputs would lie at the same place: `{path}` (from {job}) and `{other}` (from {other_job})",
        "Change one of the two ids, so that they differ in more than capitals.",
        "Windows and macOS take names that differ in capitals alone for one file.",
    ),
    "PUB004": Code(
        "error",
        "`{folder}` holds files and no build of this tool, so nothing was written there",
        "Name an empty or a new folder with `-o`, or a folder called `build`.",
        "A build removes outputs that are no longer made; it must never do that in a folder of yours.",
    ),
    "PUB005": Code(
        "error",
        "`{path}` is open in another program, or may not be changed, so the old one stays",
        "Close it and run the same command again.",
        "Some programs lock a file as long as they show it. Everything else was published; the manifest lists the old one.",
    ),
    "PUB006": Code(
        "error",
        "`{path}` could not be written, so the old one stays: {reason}",
        "Look at what lies at this place in the output folder, move it away, and run the same command again.",
        "Something that the build did not put there is in the way.",
    ),
    "PUB007": Code(
        "note",
        "{count} files in the output folder are not from a build and were left alone: {names}",
        "Move them out of the folder if you want to keep them; delete them if not.",
        "The output folder may be deleted at any time. What lies there besides the outputs is easily lost.",
    ),
    "PUB008": Code(
        "warning",
        "`{path}` had been changed since the last build and was made again",
        "Change the declaration, a page or an adaptation instead; `alliance explain` shows where a text comes from.",
        "Outputs are made from what is declared; a change to an output is lost at the next build.",
    ),
    "PUB009": Code(
        "warning",
        "the manifest in `{folder}` could not be read, so everything was written again",
        "Nothing to do. If it happens again, keep the output folder out of programs that synchronise or merge it.",
        "Without its manifest a build can't tell its own files from others.",
    ),
    "PUB010": Code(
        "note",
        "the last build had been interrupted; it was finished first",
        "Nothing to do.",
        "A build that is stopped half way leaves each file whole and is finished by the next command.",
    ),
    "PUB011": Code(
        "error",
        "another `alliance` is writing to `{folder}` right now",
        "Wait until it has ended, or stop it, and run the same command again.",
        "Two builds at once would mix their files.",
    ),
    "PUB012": Code(
        "error",
        "nothing was published, because `{folder}` can't be written to: {reason}",
        "Free some space or choose another folder with `-o`, and run the same command again.",
        "New files are first written beside the old ones; the old build is still whole.",
    ),
    "PUB013": Code(
        "error",
        "`{path}` in the output folder is a link to another folder, so nothing was written through it",
        "Delete the link and run the same command again.",
        "A build writes into its own folder only.",
    ),
    "PUB014": Code(
        "error",
        "`{job}` could not be made, so what was published of it before stays",
        "Look at the other findings of this run.",
        "One part that fails must not take the others with it.",
    ),
    "PUB020": Code(
        "error",
        "the documentation site in {language} could not be built as written: {message}",
        "Correct the page named here.",
        "A broken link or a missing page would be found by a reader; so it is refused here.",
    ),
    "PUB021": Code(
        "error",
        "the documentation site could not be built: {message}",
        "Run `alliance doctor`; it says what is missing.",
        "The site is made by MkDocs in a process of its own, and that process ended before its work was done.",
    ),
    "PUB030": Code(
        "error",
        "the preview can't use port {port}: {reason}",
        "Leave out `--port`, or name another one.",
        "One port serves one program at a time.",
    ),
}
