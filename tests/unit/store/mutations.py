"""Declarations as a bad day leaves them: a fixed sequence of mutated texts, the same on every run."""

import random
from collections.abc import Iterator

SITE = """\
# A site
schema: 1
stage: draft
site:
  id: sapporo
  name: Hokkaido Training Clinic
  country: JP
  timezone: Asia/Tokyo
protocol: rupture-repair@1
modality: cbt
languages: [ja, en]
respond_in: [ja]
cohorts:
  - id: spring2027
    size: 12
    groups: 2
    starts: 2027-04-12
    level: {stage: practicum, local_name: "修士2年", isced: 7}
  - id: autumn2027
    size: 8
delivery:
  mode: in-person
  sessions: 8
  minutes: 90
  schedule: {day: tue, at: "18:00", skip: [2027-05-04]}
  video: {recorded: true, consent: written, delete_after_days: 90}
waves: [pre1, pre2, post, followup]
scenarios: {set: core}
surveys: [limesurvey, xlsform, web]
contacts:
  coordinator: {name: M. Sato, email: coordinator@example.org}
  distress:
    name: Student counselling
    phone: "+81 11 000 0000"
    hours: Mon-Fri 9-17
    emergency: "119"
    independent_of_grading: true
ethics: {board: Clinic review board, reference: "2027-014", status: approved, expires: 2028-03-31}
publish: {url: "https://example.org/sapporo/", licence: CC-BY-4.0}
consents:
  - role: trainee
    document: consent/trainee-ja.pdf
    version: "2"
    covers: [data, recording]
"""

_NASTY = [
    "\t", "：", "，", "、", "　", "\u00a0", "\u202f", "\u200b", "“", "”", "'", '"', "{", "}", "[", "]", ": ", ":", ",", "، ", "٣", "１",
    "?", "- ", "-", "#", " #", "|", ">", "&a ", "*a", "!!x ", "<<: ", "%", "@", "`", "\\", "\n", "\r", "\r\n", "\x00", "\x07", "\x85",
    "\u2028", "\ufeff", "---\n", "...\n", "null", "todo", "~", "012", "1_000", "1e9", "2027-13-45", "12.04.2027", "{client}", "😀", "    ",
]  # fmt: skip


def mutate(text: str, chance: random.Random) -> str:
    """One damage done to a text."""
    at = chance.randrange(len(text) + 1)
    lines = text.split("\n")
    row = chance.randrange(len(lines))
    match chance.randrange(10):
        case 0:
            return text[:at] + chance.choice(_NASTY) + text[at:]
        case 1:
            return text[:at] + text[at + chance.randrange(1, 5) :]
        case 2:
            return text[:at]
        case 3:
            lines.insert(chance.randrange(len(lines)), lines[row])
        case 4:
            del lines[row]
        case 5:
            lines[row] = " " * chance.randrange(1, 4) + lines[row]
        case 6:
            lines[row] = lines[row].removeprefix("  ")
        case 7:
            lines[row] = lines[row].replace(": ", chance.choice(["：", ":", " ", " : ", "=", ":\t"]), 1)
        case 8:
            lines[row] = lines[row].replace(chance.choice(["[", "]", "{", "}", '"', ", "]), chance.choice(_NASTY), 1)
        case _:
            lines[row] = lines[row] + chance.choice(_NASTY)
    return "\n".join(lines)


def mutated(count: int, seed: int = 7, text: str = SITE) -> Iterator[str]:
    """So many texts, each damaged one to four times."""
    chance = random.Random(seed)
    for _ in range(count):
        damaged = text
        for _ in range(chance.randrange(1, 5)):
            damaged = mutate(damaged, chance)
        yield damaged
