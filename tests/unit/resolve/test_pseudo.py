"""Pseudo-locales: strange enough to be seen, with every gap as it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.resolve.pseudo import pseudo

PARTS = st.lists(
    st.one_of(st.text(alphabet="abc XYZ,.'", max_size=12), st.sampled_from(["{client}", "{clinic}"])), max_size=6
)


@given(PARTS)
def test_gaps_stay_as_they_are(parts: list[str]) -> None:
    text = "".join(parts)
    slots = re.findall(r"\{[a-z_]+\}", text)
    for tag in ("en-XA", "ar-XB"):
        assert re.findall(r"\{[a-z_]+\}", pseudo(tag, text)) == slots
        assert pseudo(tag, text) == pseudo(tag, text)


@given(st.text(alphabet="abcdef ", min_size=1, max_size=80))
def test_accented_text_is_longer_by_two_fifths(text: str) -> None:
    assert len(pseudo("en-XA", text)) >= 1.4 * len(text)


def test_what_they_look_like() -> None:
    assert pseudo("en-XA", "Next {client}") == "[Ñéẋţ {client} öñé ţ]"
    assert pseudo("ar-XB", "Next {client}") == "\u202eNext \u202c{client}"
