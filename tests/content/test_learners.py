"""Nothing that the learner reads before the play gives it away: in any language, in any modality, on the page itself."""

import html
import re
from functools import cache
from itertools import product

import pytest

from toolkit import shipped
from toolkit.document.html import render_html
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.model.text import walk_messages
from toolkit.packs.scenario import therapist_page
from toolkit.packs.words import labels
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.content import Folders, load_content

SHORT = 12
"""A line shorter than this, such as "Any time.", may stand in any sentence and gives nothing away."""
FIELD = ("rupture", "withdrawal", "confrontation", "alliance", "marker", "difficulty", "withdraws", "confronts")
JAPANESE_FIELD = ("断裂", "撤退", "対決", "同盟", "マーカー", "難易度", "ラプチャー")


@cache
def protocol() -> Protocol:
    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()))
    assert loaded.protocol is not None
    return loaded.protocol


LANGUAGES, MODALITIES = sorted(protocol().locales), sorted(protocol().modalities)


@cache
def site(language: str, modality: str) -> ResolvedSite:
    data = {
        "site": {"id": "anywhere", "name": "Anywhere", "country": "JP"},
        "protocol": protocol().release.release,
        "modality": modality,
        "languages": (language,),
        "scenarios": {"set": "all"},
        "contacts": {"distress": {"name": "Counselling", "phone": "1", "independent_of_grading": True}},
    }
    return resolve_site(Declared(Site.model_validate(data, strict=False), protocol()))


@pytest.mark.parametrize("language, modality", list(product(LANGUAGES, MODALITIES)))
def test_the_therapists_page_gives_nothing_away(language: str, modality: str) -> None:
    made = site(language, modality)
    view = made.view(language)
    assert made.scenarios
    for one in made.scenarios:
        scenario = view.scenario(one.id)
        page = render_html(therapist_page(made, view, scenario), labels(view.interface), "trainee", "a4")
        text = read(page)
        assert scenario.learner.door_note.split("\n")[0][:20] in text
        telling = [*view.taxonomy.markers, *(marker.name for marker in view.taxonomy.markers.values())]
        telling += [scenario.facilitator.title, scenario.facilitator.hidden, one.id]
        later = (message for message in walk_messages(scenario, "") if told_later(message.key))
        telling += [message.text for message in later if len(message.text) >= SHORT]
        assert [word for word in telling if word in page or word in text] == [], one.id
        words = FIELD if language == "en" else JAPANESE_FIELD if language == "ja" else ()
        assert [
            word for word in words if re.search(rf"\b{word}\b" if word.isascii() else word, text, re.IGNORECASE)
        ] == []


def told_later(key: str) -> bool:
    """Lines of the client and of the models: what is heard or read only in or after the play."""
    return key.startswith(("/beats/", "/models/", "/misses/", "/portrayal/", "/hook/", "/observer/")) and key.endswith(
        ("/client", "/cue", "/says", "/opening", "/sees", "/feeling")
    )


def read(page: str) -> str:
    """The text of a page as people read it."""
    body = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"<[^>]+>", " ", body))
