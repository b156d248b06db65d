"""From answers to the files of a new modality, scenario or instrument, and into the folder they belong to."""

import json
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.cli.home import Home
from toolkit.cli.new_names import section_id
from toolkit.cli.part_questions import NONE
from toolkit.cli.printing import print_findings, say
from toolkit.cli.scaffold import rendered
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.phrases import filled, joined, phrase
from toolkit.store.edit import Change, NotEditable, Set, edit_yaml, inline
from toolkit.store.history import change_files, raw_text, undo_last

Answers = Mapping[str, str]

FOLDERS = {"scenario": "scenarios", "instrument": "instruments"}


def write_part(kind: str, home: Home, answers: Answers, options: Namespace) -> int:
    """Write the files of a part and list it where shared content lists it; one change, that `alliance undo` takes back."""
    files = part_files(kind, home, answers)
    texts, findings = _listed(kind, home, answers)
    findings += [_there(home, path) for path in files if (home.root / path).exists()]
    if not errors_of(findings):
        findings += write_all(home, {**files, **texts}, f"new {kind}", options.dry_run)
    if not errors_of(findings):
        tell_made(home, files, texts, options)
        if not options.dry_run:
            say(phrase("part/next", "Next:"), options)
            for row in next_steps(kind, home, answers):
                say(joined("", ("  ", row)), options)
    return print_findings(findings, options, Path())


MADE = {
    True: (phrase("part/would_write", "would write {path}"), phrase("part/would_add", "would add to {path}")),
    False: (phrase("part/made", "Made {path}"), phrase("part/added", "Added to {path}")),
}


def tell_made(home: Home, files: Iterable[str], lists: Iterable[str], options: Namespace) -> None:
    """What was made and where, or would be."""
    made, added = MADE[bool(options.dry_run)]
    for path in files:
        say(filled(made, path=home.seen(path)), options)
    for path in lists:
        say(filled(added, path=home.seen(path)), options)


def _there(home: Home, path: str) -> Finding:
    return finding("CMD010", Place(home.seen(path)), file=home.seen(path))


def write_all(home: Home, texts: Mapping[str, str], command: str, dry_run: bool) -> list[Finding]:
    """All of it or nothing."""
    changes = change_files(home.root, texts, command, dry_run)
    findings = [row for change in changes for row in change.findings]
    if findings and any(change.kept for change in changes):
        undo_last(home.root)
    return findings


def part_files(kind: str, home: Home, answers: Answers) -> dict[str, str]:
    """The files of a part: path below the home -> text."""
    made = rendered(
        kind, {"scenario": _scenario, "instrument": _instrument, "modality": _modality}[kind](home, answers)
    )
    if kind == "modality" and "scenario" not in answers:
        made = {path: data for path, data in made.items() if not path.startswith("variants/")}
    folder = _folder(kind, home, answers["id"])
    return {f"{folder}/{path}": data.decode("utf-8") for path, data in made.items()}


def _folder(kind: str, home: Home, name: str) -> str:
    if kind == "modality":
        return f"{home.content or 'modalities'}/{name}"
    return FOLDERS[kind] if home.is_site else f"{home.content}/common/{FOLDERS[kind]}"


def _listed(kind: str, home: Home, answers: Answers) -> tuple[dict[str, str], list[Finding]]:
    """`protocol.yaml` with the part in its lists, and the forms that it is added to; a site lists nothing."""
    if home.is_site or kind == "modality":
        return {}, []
    release, name = home.protocol.release, answers["id"]
    changes: list[Change] = [Set((FOLDERS[kind], len(getattr(release, FOLDERS[kind]))), name)]
    wanted = answers["forms"].split(", ") if kind == "instrument" else []
    for index, form in enumerate(release.forms):
        if form.id in wanted:
            changes.append(Set(("forms", index, "instruments", len(form.instruments)), name))
    path = f"{home.content}/common/protocol.yaml"
    try:
        return {path: edit_yaml(raw_text(home.root / path) or "", changes)}, []
    except NotEditable:
        slots = {"list": f"{FOLDERS[kind]}:", "file": home.seen(path)}
        return {}, [finding("CMD011", Place(home.seen(path)), **slots)]


def _in_quotes(text: str) -> str:
    """A text as it stands between double quotes, in YAML as in JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _preferred(wanted: Iterable[str], there: Mapping[str, object], most: int) -> list[str]:
    """Those that are wanted and there, then others that are there."""
    return list(dict.fromkeys([*(name for name in wanted if name in there), *there]))[:most]


def _scenario(home: Home, answers: Answers) -> dict[str, object]:
    taxonomy = home.protocol.taxonomy
    coded = {code: one for code, one in taxonomy.strategies.items() if one.coded}
    sign = next(iter(taxonomy.markers)) if answers["marker"] == NONE else answers["marker"]
    strategies = _preferred(("R-INV", "R-OWN", "R-VAL"), coded, 3)
    english = home.protocol.locales.get("en")
    therapists = [name for name in english.personas if name.startswith("t")] if english else []
    others = [name for name in english.personas if name != answers["persona"]] if english else []
    return {
        **{key: answers[key] for key in ("id", "code", "difficulty", "persona", "age")},
        "marker": "null" if answers["marker"] == NONE else sign,
        "marker_name": _in_quotes(taxonomy.markers[sign].name),
        "sign": sign,
        "rupture": NONE if answers["marker"] == NONE else taxonomy.markers[sign].group,
        "therapist": next(iter([*therapists, *others]), answers["persona"]),
        "substitute": "null" if answers["substitute"] == NONE else answers["substitute"],
        "strategies": strategies,
        "strategy_names": [_in_quotes(coded[code].name) for code in strategies],
        "debrief": list(taxonomy.debrief),
    }


def _instrument(home: Home, answers: Answers) -> dict[str, object]:
    return {
        "id": answers["id"],
        "title": inline(answers["title"]),
        "forms": answers["forms"],
        "prefix": answers["prefix"],
        "section": section_id(answers["id"], answers["prefix"], home.variables),
        "highest": int(answers["answers"]) - 1,
        "own": home.is_site,
    }


def _modality(home: Home, answers: Answers) -> dict[str, object]:
    taxonomy = home.protocol.taxonomy
    chosen = home.protocol.scenarios.get(answers.get("scenario", ""))
    beat = chosen.beats[0] if chosen else None
    heard = [("portrayal/opening", chosen.portrayal.opening)] if chosen else []
    heard += [(f"beats/{beat.id}/client", beat.client)] if beat else []
    coded = {code: one.name for code, one in taxonomy.strategies.items() if one.coded}
    return {
        "id": answers["id"],
        "name": inline(answers["name"]),
        "markers": [{"code": code, "name": _in_quotes(one.name)} for code, one in taxonomy.markers.items()],
        "strategies": [{"code": code, "name": _in_quotes(name)} for code, name in coded.items()],
        "scenario": answers.get("scenario", "none"),
        "heard": [{"path": path, "text": _in_quotes(text)} for path, text in heard],
        "read": _in_quotes(chosen.learner.door_note) if chosen else "",
    }


STEPS = {
    "open": phrase("part/open", "Open the file and put your own words in place of each text that begins with `todo:`."),
    "open_all": phrase(
        "part/open_all", "Open the files and put your own words in place of each text that begins with `todo:`."
    ),
    "variants": phrase(
        "part/variants", "Write variants of the other scenarios beside the first one, each in a file of its own."
    ),
    "modality": phrase(
        "part/use", "Write `modality: {name}` in site.yaml; until then nothing of it is checked or made."
    ),
    "scenario": phrase(
        "part/played", "It is played beside those chosen under `scenarios:` in site.yaml, if its level is among them."
    ),
    "instrument": phrase("part/stands", "It stands at the end of: {forms}. Its codes stay once there are data."),
    "check": phrase(
        "part/check", "Run `alliance check`: it counts what is still to be written. Then `alliance build`."
    ),
    "move": phrase(
        "part/move", "Move its line under `scenarios:` in protocol.yaml to the place that it is to have everywhere."
    ),
    "client": phrase(
        "part/client", "Its client is another one's too: add somebody to `locale.yaml` of each language, and name them."
    ),
    "new_form": phrase(
        "part/new_form", "It stands at the end of: {forms}. Sites that collect with these forms see a new one."
    ),
    "check_there": phrase("part/check_there", "Run `alliance check {folder}`: it counts what is still to be written."),
    "update": phrase(
        "part/update", "Run `alliance locale update` when the texts are done: translators then find them."
    ),
}


def next_steps(kind: str, home: Home, answers: Answers) -> list[str]:
    """What to do when a part has been made."""
    steps = ["open_all", "variants"] if kind == "modality" else ["open"]
    if home.is_site:
        steps += [kind, "check"]
    else:
        played = {one.client.persona for one in home.protocol.scenarios.values()}
        steps += ["move"] if kind == "scenario" else ["new_form"] if kind == "instrument" else []
        steps += ["client"] if kind == "scenario" and answers["persona"] in played else []
        steps += ["check_there", "update"]
    slots = {"name": answers["id"], "forms": answers.get("forms", ""), "folder": home.seen(home.content)}
    return [filled(STEPS[step], **slots) for step in steps]
