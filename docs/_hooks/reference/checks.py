"""The checks of translations, from their table, their first sentences and their examples."""

from collections.abc import Iterator, Mapping
from typing import Any

from reference.markdown import prose, table
from toolkit.catalog.checks.table import LANGUAGE_CHECKS, MESSAGE_CHECKS
from toolkit.cli.fix import visible
from toolkit.codes.checks import CODES, EXAMPLES
from toolkit.model.locale import Locale, Negation

INTRO = """# Checks of translations

`alliance locale check` reads the catalogs and changes nothing. It first looks for damage to the files (see
[Catalogs of translations](findings.md#LOC)): what is broken is named with its line, and the rest of the file is read. Then
it compares each translation with the English and with the others of its language, and tells what is or may be wrong.

An **error** makes a form wrong: the command ends with exit code 1. A **warning** asks somebody to look; a named role can
accept it for exactly these words ([how](#accept)). What the checks suspect about words outside questionnaires is a **note**:
notes are counted, and shown with `--all`. Texts that are marked as needing a check are left out, for nobody sees them.

`alliance check` and `alliance build` do not run these checks: they are about the work on a language, take a second or two a
language, and a draft that has warnings can be built and looked at.

No check knows what a sentence means. Two neighbouring answers that have been exchanged and are both in good order as words, a
wrong tone, an idiom that misleads: these only a second person finds who reads the language. Whether an instruction names the
right set of answers, and whether people of each gender find themselves addressed, is on the list of those who review.
"""

ACCEPT = """## To accept a warning { #accept }

In `locales/<tag>/review.yaml`, under the key of the text. `words` is the fingerprint of the translation; leave it out, and the
next run tells it. Once the words are changed the warning comes back, and the acceptance is said to be stale. An error can't be
accepted.

```yaml
messages:
  instrument/rrse/instructions:
    words: 0123456789abcdef
    accepted:
      - {code: CHEK017, role: translator, reason: quoted from the form of the clinic}
```
"""

FACTS = """## What the checks have to be told about a language { #facts }

In `locales/<tag>/locale.yaml`. What is not listed there is not checked, and for denials that is said each time.
"""
_KEYS = ("address_words", "number_words", "time_words", "degrees")


def page() -> str:
    parts = [INTRO, "## One text { #texts }\n", *_sections(MESSAGE_CHECKS)]
    parts += ["## A scale, an instrument, a language { #language }\n", *_sections(LANGUAGE_CHECKS)]
    return "\n".join([*parts, ACCEPT, FACTS, _facts()])


def _sections(checks: Mapping[Any, tuple[str, ...]]) -> Iterator[str]:
    for check, codes in checks.items():
        title = check.__name__.replace("_", " ").capitalize()
        yield f"### {title} {{ #{check.__name__} }}\n\n{(check.__doc__ or '').strip()}\n"
        yield from map(_code, codes)


def _code(name: str) -> str:
    code = CODES[name]
    sides = ((side, text) for row in EXAMPLES[name].rows for side, text in row.sides())
    rows = [(side, prose(visible(text)) if text else "*not there*") for side, text in sides]
    shown = table(("", f"`{EXAMPLES[name].language}`"), rows)
    return f"[{name}](findings.md#{name}), {code.severity}: {prose(code.what)}\n\n{shown}\n"


def _facts() -> str:
    rows = [(f"`negation: {name}`", info.description or "") for name, info in Negation.model_fields.items()]
    rows += [(f"`{name}`", Locale.model_fields[name].description or "") for name in _KEYS]
    return table(
        ("Key", "What it lists"),
        [*rows, ("`address: participant_form`", "The form of `address_words` that forms use.")],
    )
