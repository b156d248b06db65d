"""The web form's file: data, style and script in one page that may ask nothing of any network."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256

from toolkit.findings import Finding, Severity
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.survey.web.data import Data, form_data
from toolkit.survey.web.limits import limits, too_large
from toolkit.survey.web.script import script, style
from toolkit.survey.words import interface_word

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_IN_SCRIPT = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""What could end a script element, or a line in an old one, as escapes: the same text to a JSON reader."""


def export_web(form: ResolvedForm) -> tuple[dict[str, bytes], list[Finding]]:
    """`surveys/web/<form>.html`, and what the web form can't do that the declaration asks for."""
    path = f"surveys/web/{form.id}.html"
    found = limits(form, path)
    if any(each.severity is Severity.ERROR for each in found):
        return {}, found
    page = _page(form, form_data(form)).encode("utf-8")
    return {path: page}, [*found, *too_large(path, len(page))]


def losses(form: ResolvedForm) -> list[Finding]:
    """The findings of `export_web` alone."""
    return export_web(form)[1]


def _page(form: ResolvedForm, data: Data) -> str:
    first = form.languages[0]
    return (
        f'<!doctype html>\n<html lang="{_escape(first.language.tag)}" dir="{_direction(first)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="format-detection" content="telephone=no">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{_escape(first.title)}</title>\n<style>{style()}</style>\n</head>\n<body>\n"
        '<div id="form"></div>\n<div id="paper" aria-hidden="true"></div>\n'
        f'<script type="application/json" id="data">{_json(data)}</script>\n<script>{script()}</script>\n'
        f'<main id="no-script">\n{"".join(map(_without_script, form.languages))}</main>\n</body>\n</html>\n'
    )


def _without_script(each: FormInLanguage) -> str:
    """What to do where scripts don't run. It stands after the script, which hides it: so it also shows where a script fails."""
    text = interface_word(each, "survey/no_script")
    heading = f'<h1 lang="{_escape(each.title.lang)}" dir="auto">{_escape(each.title)}</h1>'
    return (
        f'<section lang="{_escape(each.language.tag)}" dir="{_direction(each)}">{heading}'
        f'<p lang="{_escape(text.lang)}" dir="auto">{_escape(text)}</p></section>\n'
    )


def _direction(each: FormInLanguage) -> str:
    return "rtl" if each.language.direction == "rtl" else "ltr"


@cache
def _policy() -> str:
    """Nothing may be fetched, sent or run but the style and the script of this very file."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style())}'; script-src 'sha256-{_digest(script())}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(data: Data) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _IN_SCRIPT:
        text = text.replace(sign, escaped)
    return text


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)
