"""Documents of a site as a user's script makes them: facts in the gaps of their texts, lines where one is missing."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from peers.content import Content, Node

GAP = re.compile(r"\{([a-z_]+)\}")
LINE = "______________"
Say = Callable[[str, str], str]


def circumstances(site: Node, forms: list[Node]) -> set[str | None]:
    """What the documents ask about a site; None is what always holds."""
    delivery, taking_part = site["delivery"], site.get("participation", {})
    filled_by = {form["filled_by"] for form in forms}
    free = taking_part.get("training_without_data", True)
    holds = {
        "recorded": delivery.get("video", {}).get("recorded", False),
        "clients": "client" in filled_by,
        "supervisors": "supervisor" in filled_by,
        "raters": site["scenarios"].get("assessment", False),
        "follow_up": "followup" in site["waves"],
        "online": delivery["mode"] != "in-person",
        "open_training": free,
        "tied_training": not free,
        "separate_grades": taking_part.get("grades", "separate") == "separate",
    }
    return {None, *(name for name, does in holds.items() if does)}


def facts(site: Node) -> dict[str, str]:
    """Gap -> what the declaration says."""
    contacts, delivery = site["contacts"], site["delivery"]
    coordinator, distress = contacts.get("coordinator", {}), contacts.get("distress", {})
    found: dict[str, Any] = {
        "site": site["site"]["name"],
        "coordinator": coordinator.get("name"),
        "coordinator_mail": coordinator.get("email"),
        "board": site["ethics"].get("board"),
        "ethics_reference": site["ethics"].get("reference"),
        "distress": distress.get("name"),
        "distress_phone": distress.get("phone"),
        "recruited_by": site.get("participation", {}).get("recruited_by"),
        "sessions": delivery.get("sessions"),
        "minutes": delivery.get("minutes"),
        "hours": -(-delivery["sessions"] * delivery["minutes"] // 60),
        "delete_after_days": delivery.get("video", {}).get("delete_after_days"),
    }
    return {name: str(value) for name, value in found.items() if value}


class Papers:
    """The documents of one site."""

    def __init__(self, content: Content, site: Node, forms: list[Node]) -> None:
        self.content = content
        self.site = site
        self.forms = {form["id"] for form in forms}
        self.here = circumstances(site, forms)
        self.facts = facts(site)

    def all(self, tag: str) -> Iterator[tuple[str, str, list[tuple[str, list[Any]]]]]:
        """(path without its ending, title, parts) of every document that is about something the site does."""
        for paper in self.content.papers:
            if paper.get("only_if") in self.here:
                say = self.speaker(tag, f"document/{paper['id']}")
                yield f"documents/{paper['id']}", say("title", paper["title"]), list(self.parts(paper, tag, say))

    def speaker(self, tag: str, prefix: str) -> Say:
        def filled(match: re.Match[str]) -> str:
            known = self.facts.get(match[1])
            return known or f"{LINE} ({self.content.word(tag, 'pack', f'gap_{match[1]}')})"

        return lambda key, text: GAP.sub(filled, self.content.text(tag, f"{prefix}/{key}", text))

    def parts(self, paper: Node, tag: str, say: Say) -> Iterator[tuple[str, list[Any]]]:
        for part in self.shown(paper, "parts"):
            key = f"parts/{part['id']}"
            rows: list[Any] = [say(f"{key}/texts/{name}", text) for name, text in part.get("texts", {}).items()]
            points = [say(f"{key}/points/{name}", text) for name, text in part.get("points", {}).items()]
            rows += ["\n".join(f"- {point}" for point in points)] if points else []
            rows += [f"**{say(f'{key}/safety/{name}', text)}**" for name, text in part.get("safety", {}).items()]
            rows += [self.contact(tag)] if part.get("contact") else []
            yield say(f"{key}/title", part["title"]), rows
        word = self.content.words(tag, "pack")
        if paper.get("burdens"):
            yield word["burden"], [self.burdens(paper, tag, say)]
        if paper.get("statements"):
            heading = word["paper_agree" if paper["kind"] == "consent" else "paper_choose"]
            yield heading, [self.statements(paper, tag, say)]
        if paper.get("blanks"):
            labels = [say(f"blanks/{one['id']}/label", one["label"]) for one in paper["blanks"]]
            yield word["paper_fill_in"], [f"{label}: {LINE}" for label in labels]
        if paper.get("sources"):
            yield word["sources"], [", ".join(paper["sources"])]

    def shown(self, paper: Node, name: str) -> list[Node]:
        return [one for one in paper.get(name, []) if one.get("only_if") in self.here]

    def contact(self, tag: str) -> list[list[str]]:
        person, word = self.site["contacts"]["distress"], self.content.words(tag, "survey")
        rows = [[self.content.word(tag, "pack", "safety_contact"), person["name"]]]
        names = ("phone", "hours", "out_of_hours", "emergency")
        return rows + [[word[f"contact_{name}"], person[name]] for name in names if person.get(name)]

    def statements(self, paper: Node, tag: str, say: Say) -> Any:
        said = [say(f"statements/{one['id']}/text", one["text"]) for one in self.shown(paper, "statements")]
        if paper["kind"] != "consent":
            return "\n".join(f"- \u2610 {text}" for text in said)
        head = [self.content.word(tag, "pack", "paper_statement")]
        head += [self.content.word(tag, "survey", f"answer_{name}") for name in ("yes", "no")]
        return [head, *([text, "\u2610", "\u2610"] for text in said)]

    def burdens(self, paper: Node, tag: str, say: Say) -> list[list[str]]:
        word = self.content.words(tag, "pack")
        rows = [[word[name] for name in ("burden_who", "burden_what", "minutes", "burden_risk", "burden_care")]]
        for one in self.shown(paper, "burdens"):
            texts = [say(f"burdens/{one['id']}/{name}", one[name]) for name in ("what", "risk", "care")]
            rows.append([self.content.role(tag, one["role"]), texts[0], self.minutes(one, tag), *texts[1:]])
        return rows

    def minutes(self, burden: Node, tag: str) -> str:
        """How long it takes: the training's minutes, those of the role-plays in it, or those of the forms that the site uses."""
        used = [minutes for form, minutes in burden.get("forms", {}).items() if form in self.forms]
        spent = burden.get("spent", "none")
        if spent == "training":
            used = [self.site["delivery"]["sessions"] * self.site["delivery"]["minutes"]]
        if spent == "role_play":
            every = (one for module in self.content.modules for one in module["activities"])
            used = [sum(one["minutes"] for one in every if one["kind"] == "role_play" and not one.get("optional"))]
        if spent == "none" or not used:
            return self.content.word(tag, "pack", "burden_open")
        total = max(used) if spent == "each_form" else sum(used)
        return self.content.word(tag, "pack", "minutes_value").replace("{minutes}", str(total))
