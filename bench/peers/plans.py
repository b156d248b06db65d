"""Plan, rota, sets of vignettes and calendar as a user's script makes them: dates counted on, people moved round."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from jinja2 import Environment
from openpyxl import Workbook

from peers.content import Content, Node
from peers.surveys import saved

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SETS = "ABC"
ROUNDS = 3
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Script//Plan//EN
X-WR-CALNAME:{{ name }}
{% for one in events %}
BEGIN:VEVENT
UID:{{ one.uid }}
DTSTAMP:{{ stamp }}T000000Z
SUMMARY:{{ one.title | ics }}
{{ one.start }}
{{ one.end }}
{% if one.told %}
DESCRIPTION:{{ one.told | ics }}
{% endif %}
STATUS:TENTATIVE
END:VEVENT
{% endfor %}
END:VCALENDAR
"""


def escaped(text: str) -> str:
    """Text as a calendar file has it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(text: str) -> bytes:
    """Lines of at most 75 bytes, ended as a calendar file ends them."""
    lines = []
    for line in text.splitlines():
        data = line.encode()
        while len(data) > 74:
            cut = 74
            while data[cut] & 0xC0 == 0x80:
                cut -= 1
            lines.append(data[:cut])
            data = b" " + data[cut:]
        lines.append(data)
    return b"\r\n".join(lines) + b"\r\n"


class Plans:
    """The template, compiled once."""

    def __init__(self, content: Content) -> None:
        jinja = Environment(autoescape=False, trim_blocks=True)
        jinja.filters["ics"] = escaped
        self.content = content
        self.calendar = jinja.from_string(ICS)

    def pages(self, site: Node, tag: str) -> Iterator[tuple[str, str, list[tuple[str, list[Any]]]]]:
        """(path without its ending, title, parts) of the plan, the rota and the sets."""
        word = self.content.words(tag, "pack")
        yield "plan", word["plan"], [self.plan(site, cohort, tag) for cohort in site["cohorts"]]
        rota = [part for cohort in site["cohorts"] for part in self.rota(site, cohort, tag)]
        yield "rota", word["rota"], [("", [word["rota_note"], word["rota_sits_out"]]), *rota]
        sets = [(self.cohort(cohort, tag), [self.sets(site, cohort, tag)]) for cohort in site["cohorts"]]
        yield "allocation", word["allocation"], [("", [word["allocation_note"]]), *sets]

    def files(self, site: Node, tag: str) -> Iterator[tuple[str, bytes]]:
        """(path, bytes) of the tables and the calendar of each cohort."""
        for cohort in site["cohorts"]:
            rows = self.sets(site, cohort, tag)
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            yield f"allocation-{cohort['id']}.csv", ("\ufeff" + text.getvalue()).encode()
            book = Workbook(write_only=True)
            sheet = book.create_sheet("allocation")
            for row in rows:
                sheet.append(row)
            yield f"allocation-{cohort['id']}.xlsx", saved(book)
            yield f"plan-{cohort['id']}.ics", self.ics(site, cohort, tag)

    def cohort(self, cohort: Node, tag: str) -> str:
        return self.content.word(tag, "pack", "plan_cohort").replace("{cohort}", cohort["id"])

    def days(self, site: Node, cohort: Node) -> list[date]:
        schedule = site["delivery"]["schedule"]
        found: list[date] = []
        day = cohort["starts"]
        while len(found) < site["delivery"]["sessions"]:
            if day.weekday() == DAYS.index(schedule["day"]) and day not in schedule.get("skip", []):
                found.append(day)
            day += timedelta(days=1)
        return found

    def sessions(self, site: Node, tag: str) -> list[list[str]]:
        """The titles of the modules of each session: one after the other, as long as each takes at least."""
        held = site["delivery"]["sessions"] * site["delivery"]["minutes"]
        whole = sum(module["dose"]["min"] for module in self.content.modules)
        rows: list[list[str]] = [[] for _ in range(site["delivery"]["sessions"])]
        gone = 0
        for module in self.content.modules:
            at = gone * held // whole // site["delivery"]["minutes"]
            rows[at].append(self.content.text(tag, f"module/{module['id']}/title", module["title"]))
            gone += module["dose"]["min"]
        return rows

    def plan(self, site: Node, cohort: Node, tag: str) -> tuple[str, list[Any]]:
        word = self.content.words(tag, "pack")
        rows = [["", "", word["plan"]]]
        held = zip(self.days(site, cohort), self.sessions(site, tag), strict=True)
        for number, (day, titles) in enumerate(held, 1):
            rows.append([word["session"].replace("{number}", str(number)), str(day), ", ".join(titles)])
        waves = [
            f"{name}: {word['wave_window'].replace('{start}', str(start)).replace('{end}', str(end))}"
            for _, name, start, end in self.waves(site, cohort, tag)
        ]
        return self.cohort(cohort, tag), [rows, "\n".join(f"- {wave}" for wave in waves)]

    def waves(self, site: Node, cohort: Node, tag: str) -> Iterator[tuple[str, str, date, date]]:
        days = self.days(site, cohort)
        for one in self.content.protocol["occasions"]:
            if one["id"] in site["waves"]:
                due = days[0 if one["anchor"] == "training.start" else -1] + timedelta(days=one["offset_days"])
                name = self.content.text(tag, f"protocol/occasions/{one['id']}/name", one["name"])
                yield one["id"], name, due, due + timedelta(days=one["window_days"])

    def rota(self, site: Node, cohort: Node, tag: str) -> Iterator[tuple[str, list[Any]]]:
        """Groups of three; in the next round each person sits one place further."""
        word = self.content.words(tag, "pack")
        head = [word["scenario"], *(word[f"part_{name}"] for name in ("therapist", "client", "observer"))]
        played = site["delivery"]["sessions"] - 2
        day = self.days(site, cohort)[played - 1]
        size = cohort["size"] // cohort["groups"]
        for group in range(cohort["groups"]):
            people = [str(group * size + at + 1) for at in range(size)]
            tables: list[Any] = []
            for number in range(ROUNDS):
                scenario = self.content.scenarios_of(site)[number]
                seats = people[number:] + people[:number]
                rows = [[scenario["code"], *seats[at : at + 3]] for at in range(0, size - 2, 3)]
                told = word["round"].replace("{number}", str(number + 1))
                tables += [f"{told} · {word['session'].replace('{number}', str(played))} · {day}", [head, *rows]]
            yield f"{self.cohort(cohort, tag)} · {word['group'].replace('{group}', str(group + 1))}", tables

    def sets(self, site: Node, cohort: Node, tag: str) -> list[list[str]]:
        waves = [name for _, name, _, _ in self.waves(site, cohort, tag)]
        head = [self.content.word(tag, "pack", "person_number"), *waves]
        people = range(cohort["size"])
        return [head, *([str(one + 1), *(SETS[(one + at) % 3] for at in range(len(waves)))] for one in people)]

    def ics(self, site: Node, cohort: Node, tag: str) -> bytes:
        zone, at = site["site"]["timezone"], site["delivery"]["schedule"]["at"].replace(":", "")
        where, title = f"{cohort['id']}.{site['site']['id']}@script", self.content.word(tag, "pack", "session")
        events = []
        for number, (day, titles) in enumerate(zip(self.days(site, cohort), self.sessions(site, tag), strict=True), 1):
            start, end = f"DTSTART;TZID={zone}:{day:%Y%m%d}T{at}00", f"DURATION:PT{site['delivery']['minutes']}M"
            name = title.replace("{number}", str(number))
            events.append(event(f"session-{number}.{where}", name, start, end, " · ".join(titles)))
        for wave, name, first, last in self.waves(site, cohort, tag):
            start, end = f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
            events.append(event(f"wave-{wave}.{where}", name, start, end, ""))
        stamp = f"{self.content.protocol['released']:%Y%m%d}"
        name = f"{site['site']['name']} {cohort['id']}"
        return folded(self.calendar.render(name=name, events=events, stamp=stamp))


def event(uid: str, title: str, start: str, end: str, told: str) -> dict[str, str]:
    return {"uid": uid, "title": title, "start": start, "end": end, "told": told}
