"""What CLDR knows of tags of languages: names that have been replaced, scripts that go without saying, digits, varieties."""

WRITTEN = {"zh": ("zh-Hans", "zh-Hant"), "sr": ("sr-Cyrl", "sr-Latn")}
"""Languages that are written in two ways, neither of which goes without saying."""

_REPLACED = {"no": "nb"}
"""What CLDR keeps and translators do not use: Norwegian is written as Bokmål or as Nynorsk."""


def replaced(tag: str) -> str:
    """A tag with its language by the name of today: `iw` -> `he`, `tl` -> `fil`."""
    from babel.core import get_global

    first, *rest = tag.split("-")
    new = _REPLACED.get(first) or str(get_global("language_aliases").get(first, first)).replace("_", "-")
    return "-".join((new, *rest)) if "-" not in new or not rest else new


def shortest(tag: str) -> str:
    """A tag without the script that goes without saying, and with that which does not: `ja-Jpan` -> `ja`, `zh-TW` -> `zh-Hant`."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    first, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4), "")
    region = next((part for part in rest if len(part) in (2, 3)), "")
    if first in WRITTEN:
        if first == "zh" and region and not script:
            script = str(likely.get(f"zh_{region}", "zh_Hans_CN")).split("_")[1]
            region = "" if str(likely.get(f"zh_{script}", "zh_Hans_CN")).endswith(f"_{region}") else region
        return "-".join(filter(None, (first, script, region)))
    usual = [*str(likely.get(f"{first}_{region}") or likely.get(first, "")).split("_"), ""][1]
    return "-".join(filter(None, (first, "" if script == usual else script, region)))


def digits_of(tag: str) -> str:
    """The digits of a language, by CLDR's name for them."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0]):
        try:
            return str(Locale.parse(name, sep="-").default_numbering_system)
        except (UnknownLocaleError, ValueError):
            continue
    return "latn"


def varieties(language: str) -> list[str]:
    """The tags that CLDR has of a language."""
    from babel import localedata

    names = (name.replace("_", "-") for name in localedata.locale_identifiers())
    return sorted(name for name in names if name.partition("-")[0] == language)
