"""The sentences of a new site's README files, in the language that the site works in; their shape lies in the template."""

from collections.abc import Mapping
from textwrap import wrap

from toolkit.phrases import Voice, phrase, said

COLUMNS = 120
WORDS: Mapping[str, str] = {
    "intro": phrase(
        "readme/intro",
        "This folder holds one training site. You write one file, `site.yaml`, and everything else is made from it: "
        "papers for role-plays, questionnaires, and a website with the training's pages.",
    ),
    "first_day": phrase("readme/first_day", "The first day"),
    "first_open": phrase(
        "readme/first_open",
        "Open `site.yaml` in any text editor and read it from top to bottom. Where it says `todo`, something is still "
        "missing; fill in what you know, and leave the rest.",
    ),
    "first_check": phrase(
        "readme/first_check",
        "Run `alliance check`. It says what is wrong or missing, in which line, and what to write.",
    ),
    "first_build": phrase(
        "readme/first_build",
        "Run `alliance build` and open `build/index.html`. It leads to everything that was made and says what to do "
        "next.",
    ),
    "every_day": phrase("readme/every_day", "Every day"),
    "check": phrase("readme/check", "what is missing or wrong"),
    "todo": phrase("readme/todo", "what is to be done next, by whom and by when"),
    "build": phrase("readme/build", "makes papers, questionnaires and pages, in the folder build"),
    "serve": phrase("readme/serve", "shows the pages in your browser and renews them when you save"),
    "undo": phrase("readme/undo", "takes back what a command changed in your files"),
    "blocked": phrase(
        "readme/blocked",
        "If the command `alliance` is blocked on your computer, write `python -m toolkit` in its place.",
    ),
    "new_computer": phrase("readme/new_computer", "On a new computer"),
    "linux": phrase("readme/linux", "You need Python 3.11 or newer. On Linux and macOS:"),
    "windows": phrase("readme/windows", "On Windows:"),
    "lies_here": phrase("readme/lies_here", "What lies here"),
    "file": phrase("readme/file", "file or folder"),
    "what": phrase("readme/what", "what it is"),
    "who": phrase("readme/who", "who changes it"),
    "site_yaml": phrase("readme/site_yaml", "who you are"),
    "adaptations": phrase(
        "readme/adaptations", "changes to the shared content, each with its reason (you may never need it)"
    ),
    "private": phrase(
        "readme/private", "names, codes and licensed texts; kept out of git and of everything that is made"
    ),
    "made": phrase("readme/made", "what is made; delete it whenever you like"),
    "base": phrase("readme/base", "your copy of the shared content, so that nothing changes under your feet"),
    "requirements": phrase("readme/requirements", "the version of the toolkit that you use"),
    "you": phrase("readme/you", "you"),
    "you_alone": phrase("readme/you_alone", "you alone"),
    "nobody": phrase("readme/nobody", "nobody"),
    "you_newer": phrase("readme/you_newer", "you, when you move to a newer one"),
    "stages": phrase("readme/stages", "From draft to data"),
    "stages_text": phrase(
        "readme/stages_text",
        "Your site begins as a draft, and every page says so. When nothing is missing any more, write `stage: ready` in "
        "`site.yaml`, and rehearse. When you collect data, write `stage: collecting`: from then on nothing that people "
        "read may change. `alliance todo` leads you there step by step.",
    ),
    "web": phrase("readme/web", "On the web"),
    "web_text": phrase(
        "readme/web_text",
        "If you keep this folder on GitHub, `.github/workflows/site.yml` checks each change and publishes the pages. "
        "Until you have turned Pages on there, it checks only, and its summary tells how to turn it on.",
    ),
    "kept_apart": phrase("readme/kept_apart", "Private"),
    "kept_apart_text": phrase(
        "readme/kept_apart_text",
        "What lies in this folder stays on this computer: the history of this site (git) leaves it out, and no page, pack "
        "or form shows it, but for the codes of people on the rota and the questionnaires that you have a licence for. "
        "Keep here:",
    ),
    "people": phrase("readme/people", "who works at your site, with names"),
    "roster": phrase(
        "readme/roster",
        "who supervises and treats whom, by code (`person,role,cohort`, in the order of the numbers on the rota)",
    ),
    "rota": phrase(
        "readme/rota",
        "who sits out of which role-play, and who is away; the rota is made with it and does not tell it",
    ),
    "codes": phrase("readme/codes", "which code belongs to whom"),
    "instruments": phrase(
        "readme/instruments",
        "texts of published questionnaires that you have a licence for, each as `<id>.text.yaml`; what else than forms "
        "may show them is what you write under `permission:` in site.yaml",
    ),
    "kept_safe": phrase(
        "readme/kept_safe",
        "Nobody else gets a copy by itself, so keep one in a safe place, as the rules of your institution ask.",
    ),
}
SET_IN = {"first_open": "1. ", "first_check": "2. ", "first_build": "3. "} | {
    "people": "- `people.yaml`: ",
    "roster": "- `roster.csv`: ",
    "rota": "- `rota.yaml`: ",
    "codes": "- `codes.csv`: ",
    "instruments": "- `instruments/`: ",
}
"""What stands before a sentence on its line."""
ON_ONE_LINE = ("site_yaml", "adaptations", "private", "made", "base", "requirements")


def readme_words(voice: Voice) -> dict[str, str]:
    """Each sentence by its name in the template, in lines that an editor shows whole."""
    return {name: _in_lines(name, said(text, voice)) for name, text in WORDS.items()}


def _in_lines(name: str, text: str) -> str:
    if name in ON_ONE_LINE:
        return text
    lead = SET_IN.get(name, "")
    blank = " " * (3 if lead[:1].isdigit() else 2 if lead else 0)
    rows = wrap(lead + text, COLUMNS, subsequent_indent=blank, break_long_words=False, break_on_hyphens=False)
    return "\n".join(rows)
