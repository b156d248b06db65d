"""What the kinds of things are called in a sentence."""

from collections.abc import Mapping

from toolkit.phrases import phrase

KINDS: Mapping[str, str] = {
    "adapter": phrase("kind/adapter", "published instrument"),
    "debrief": phrase("kind/debrief", "step of a debrief"),
    "document": phrase("kind/document", "document"),
    "form": phrase("kind/form", "form"),
    "instrument": phrase("kind/instrument", "instrument"),
    "language": phrase("kind/language", "language"),
    "locale": phrase("kind/language", "language"),
    "marker": phrase("kind/marker", "marker"),
    "modality": phrase("kind/modality", "modality"),
    "module": phrase("kind/module", "module"),
    "occasion": phrase("kind/occasion", "occasion"),
    "persona": phrase("kind/persona", "persona"),
    "scenario": phrase("kind/scenario", "scenario"),
    "source": phrase("kind/source", "source"),
    "strategy": phrase("kind/strategy", "strategy"),
    "theme": phrase("kind/theme", "theme"),
    "wave": phrase("kind/wave", "wave"),
}


def kind_name(kind: str) -> str:
    """A kind in words; itself where it is in no table."""
    return KINDS.get(kind, kind)
