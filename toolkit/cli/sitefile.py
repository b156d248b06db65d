"""From answers to the values of the site template: every value is already spelled as YAML, so that none can break the file."""

import re
from collections.abc import Mapping
from datetime import date

from toolkit import __version__
from toolkit.cli.guesses import country_name, release_facts
from toolkit.cli.typed import NOT_YET, plain
from toolkit.rules.zones import timezone_of
from toolkit.store.edit import inline

EXAMPLE = {
    "name": "Hokkaido Training Clinic",
    "id": "sapporo",
    "country": "JP",
    "languages": "ja, en",
    "respond_in": "ja, en",
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
_OTHER_READERS = {"no", "yes", "on", "off", "y", "n"}
"""Words that some other programs take for true or false where they stand without quotes."""


def values_of(answers: Mapping[str, str], example: bool) -> dict[str, str]:
    """The values of the site template."""
    sessions, minutes = _pair(answers["sessions"])
    recorded, _, days = answers["recording"].partition(", ")
    facts = release_facts()
    return {
        "version": __version__,
        "stage": "draft",
        "invented": "# An invented site: nobody works here, and no real study is described.\n" if example else "",
        "name": _spelled(answers["name"]),
        "heading": _as_markdown(answers["name"]),
        "id": _spelled(answers["id"]),
        "country": _spelled(answers["country"]),
        "country_name": country_name(answers["country"]).rpartition(" (")[0],
        "timezone": timezone_of(answers["country"]) or NOT_YET,
        "release": facts.release,
        "modality": answers["modality"],
        "languages": f"[{_tags(answers['languages'])}]",
        "respond_in": f"[{_tags(answers.get('respond_in') or answers['languages'].split(', ')[0])}]",
        "cohort": _cohort(answers["starts"], example),
        "size": answers["size"],
        "groups": str(_groups(answers["size"])),
        "starts": answers["starts"],
        "level": '    level: {stage: practicum, local_name: "修士2年", isced: 7}\n' if example else "",
        "sessions": sessions,
        "minutes": minutes,
        "schedule": _schedule(answers["starts"], example),
        "recorded": "true" if recorded == "yes" else "false",
        "video": f"    consent: written\n    delete_after_days: {days}\n" if recorded == "yes" else "",
        "waves": f"[{', '.join(facts.waves)}]",
        "surveys": f"[{answers['surveys']}]",
        **_people(answers, example),
    }


def _spelled(text: str) -> str:
    """A text as YAML, in quotes where another reader could take it for something else."""
    return f'"{text}"' if text.lower() in _OTHER_READERS else inline(text)


def _tags(tags: str) -> str:
    return ", ".join(map(_spelled, tags.split(", ")))


def _as_markdown(text: str) -> str:
    """A text in a line of Markdown, where no character of it means anything."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", text)


def _cohort(starts: str, example: bool) -> str:
    if example:
        return "spring2027"
    return f"cohort{starts[:4]}" if starts != NOT_YET else "cohort1"


def _pair(sessions: str) -> tuple[str, str]:
    first, _, second = sessions.partition(" x ")
    return (first, second) if second else (NOT_YET, NOT_YET)


def _groups(size: str) -> int:
    """Groups of about six, and never fewer than three in one."""
    return max(1, round(int(size) / 6)) if size != NOT_YET else 1


def _schedule(starts: str, example: bool) -> str:
    if starts == NOT_YET:
        return "  schedule: todo\n"
    day = _DAYS[date.fromisoformat(starts).weekday()]
    skip = ", skip: [2027-05-04]" if example else ""
    return f'  schedule: {{day: {day}, at: "18:00"{skip}}}\n'


def _people(answers: Mapping[str, str], example: bool) -> dict[str, str]:
    """Contacts, ethics and address: invented for the example, to-dos for a real site."""
    if example:
        return {
            "coordinator": "{name: M. Sato, email: coordinator@example.org}",
            "distress": _distress(answers["distress"], "Mon-Fri 9-17", '"+81 11 000 0001"', '"119"'),
            "board": "Clinic review board",
            "reference": '"2027-014"',
            "status": "approved",
            "expires": "  expires: 2028-03-31\n",
            "url": '  url: "https://example.org/sapporo/"',
        }
    return {
        "coordinator": NOT_YET,
        "distress": _distress(answers["distress"], NOT_YET, NOT_YET, NOT_YET),
        "board": NOT_YET,
        "reference": NOT_YET,
        "status": "pending",
        "expires": "",
        "url": "  # url: https://example.org/",
    }


def _distress(answer: str, hours: str, out_of_hours: str, emergency: str) -> str:
    if answer == NOT_YET:
        return "  distress: todo\n"
    name, phone, email = contact_of(answer)
    rows = [("name", _spelled(name)), ("phone", _quoted(phone) if phone or not email else "")]
    rows += [("email", inline(email) if email else ""), ("hours", hours), ("out_of_hours", out_of_hours)]
    rows += [("emergency", emergency), ("independent_of_grading", "true")]
    return "  distress:\n" + "".join(f"    {key}: {value}\n" for key, value in rows if value)


_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()./-]{1,30}[0-9]")


def contact_of(answer: str) -> tuple[str, str, str]:
    """Name, telephone and mail address in one typed line; what is neither number nor address is the name."""
    typed = plain(answer)
    mail = _MAIL.search(typed)
    rest = typed.replace(mail[0], " ") if mail else typed
    phones = [found[0] for found in _PHONE.finditer(rest) if len(re.findall("[0-9]", found[0])) >= 3]
    if phones:
        rest = rest.replace(phones[-1], " ")
    if not phones and not mail:
        return answer, "", ""
    name = re.sub(r"\s+", " ", rest).strip(" ,;:-") or (mail[0] if mail else phones[-1])
    return name, phones[-1] if phones else "", mail[0] if mail else ""


def _quoted(text: str) -> str:
    """A telephone number in quotes, so that nobody takes it for a number."""
    return f'"{text}"' if text else NOT_YET
