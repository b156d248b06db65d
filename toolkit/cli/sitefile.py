"""From answers to the values of the site template: every value is already spelled as YAML, so that none can break the file."""

from collections.abc import Mapping
from datetime import date

from toolkit import __version__
from toolkit.cli.guesses import release_facts, timezones
from toolkit.cli.questions import NOT_YET
from toolkit.store.edit import inline

EXAMPLE = {
    "name": "Hokkaido Training Clinic",
    "id": "sapporo",
    "country": "Japan",
    "languages": "Japanese, English",
    "respond_in": "Japanese, English",
    "modality": "cbt",
    "size": "12",
    "starts": "2027-04-13",
    "sessions": "8 x 90",
    "recording": "yes, 90",
    "surveys": "limesurvey, xlsform, web",
    "distress": "Student counselling, +81 11 000 0000",
}
"""An invented site: nobody works there."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def values_of(answers: Mapping[str, str], example: bool) -> dict[str, str]:
    """The values of the site template."""
    facts = release_facts()
    sessions, minutes = _pair(answers["sessions"])
    recorded, _, days = answers["recording"].partition(", ")
    return {
        "version": __version__,
        "stage": "draft",
        "invented": "# An invented site: nobody works here, and no real study is described.\n" if example else "",
        "name": inline(answers["name"]),
        "plain_name": answers["name"].replace("\n", " "),
        "id": answers["id"],
        "country": answers["country"],
        "timezone": timezones().get(answers["country"], NOT_YET),
        "release": facts.release,
        "modality": answers["modality"],
        "languages": f"[{answers['languages']}]",
        "respond_in": f"[{answers.get('respond_in') or answers['languages'].split(', ')[0]}]",
        "cohort": f"cohort{answers['starts'][:4]}" if answers["starts"] != NOT_YET else "cohort1",
        "size": answers["size"],
        "groups": str(_groups(answers["size"])),
        "starts": answers["starts"],
        "mode": "in-person",
        "sessions": sessions,
        "minutes": minutes,
        "schedule": _schedule(answers["starts"], example),
        "recorded": "true" if recorded == "yes" else "false",
        "delete_after_days": f"\n    consent: written\n    delete_after_days: {days}" if recorded == "yes" else "",
        "waves": f"[{', '.join(facts.waves)}]",
        "surveys": f"[{answers['surveys']}]",
        **_people(answers, example),
    }


def _pair(sessions: str) -> tuple[str, str]:
    first, _, second = sessions.partition(" x ")
    return (first, second) if second else (NOT_YET, NOT_YET)


def _groups(size: str) -> int:
    """Groups of six to eight, and never fewer than three in one."""
    return max(1, round(int(size) / 6)) if size != NOT_YET else 1


def _schedule(starts: str, example: bool) -> str:
    if starts == NOT_YET:
        return ""
    day = _DAYS[date.fromisoformat(starts).weekday()]
    skip = ", skip: [2027-05-04]" if example else ""
    return f'  schedule: {{day: {day}, at: "18:00"{skip}}}\n'


def _people(answers: Mapping[str, str], example: bool) -> dict[str, str]:
    """Contacts, ethics and address: invented for the example, to-dos for a real site."""
    if example:
        return {
            "coordinator": "  coordinator: {name: M. Sato, email: coordinator@example.org}\n",
            "distress": _distress(answers["distress"], "Mon-Fri 9-17", '"+81 11 000 0001"', '"119"'),
            "ethics": '  board: Clinic review board\n  reference: "2027-014"\n  status: approved\n  expires: 2028-03-31\n',
            "url": '  url: "https://example.org/sapporo/"\n',
        }
    return {
        "coordinator": "  coordinator: todo            # {name: ..., email: ...}\n",
        "distress": _distress(answers["distress"], NOT_YET, NOT_YET, NOT_YET),
        "ethics": "  board: todo\n  reference: todo\n  status: pending              # pending, approved or exempt\n",
        "url": "  # url: https://...           # where the pages will be\n",
    }


def _distress(answer: str, hours: str, out_of_hours: str, emergency: str) -> str:
    if answer == NOT_YET:
        return "  distress: todo               # {name: ..., phone: ..., independent_of_grading: true}\n"
    name, _, phone = (part.strip() for part in answer.rpartition(",")) if "," in answer else (answer, "", "")
    return (
        f"  distress:\n    name: {inline(name)}\n    phone: {_quoted(phone) if phone else NOT_YET}\n    hours: {hours}\n"
        f"    out_of_hours: {out_of_hours}\n    emergency: {emergency}\n    independent_of_grading: true\n"
    )


def _quoted(text: str) -> str:
    """A telephone number in quotes, so that nobody takes it for a number."""
    return text if text == NOT_YET else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
