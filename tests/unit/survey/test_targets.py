"""The table of targets, the words of each card, and the platforms' rules for languages."""

import pytest
from unit.survey import builders

from toolkit.model.platform import (
    LIMESURVEY_LANGUAGES,
    limesurvey_language,
    limesurvey_languages,
    xlsform_labels,
)
from toolkit.survey.targets import TARGETS, card, export, losses
from toolkit.survey.words import ENGLISH


@pytest.mark.parametrize("target", ["xlsform", "limesurvey"])
def test_a_target_makes_its_file_where_the_table_says(target):
    form = builders.form()
    files, findings = export(target, form)
    assert list(files) == [TARGETS[target].path(form.id)]
    assert findings == losses(target, form)


def test_every_word_of_a_card_and_of_a_form_is_in_the_interface():
    interface = builders.content().interface
    for target in TARGETS:
        for key in card(target):
            group, _, word = key.partition("/")
            assert word in getattr(interface, group), key
    for name in ENGLISH:
        group, _, word = name.partition("/")
        if name != "survey/choose_alone":
            assert word in getattr(interface, group), name


@pytest.mark.parametrize(
    "tag, code, same",
    [
        ("en", "en", True),
        ("pt-BR", "pt-BR", True),
        ("PT-br", "pt-BR", True),
        ("zh-CN", "zh-Hans", True),
        ("no", "nb", True),
        ("sw", "swh", True),
        ("ga", "ie", True),
        ("ie", "en", False),
        ("de-AT", "de", False),
        ("es-419", "es", False),
        ("zh-Hant", "zh-Hant-TW", True),
        ("xx", "en", False),
    ],
)
def test_the_nearest_language_that_limesurvey_knows(tag, code, same):
    assert limesurvey_language(tag) == (code, same)
    assert code in LIMESURVEY_LANGUAGES


def test_no_two_languages_share_a_code_in_limesurvey():
    assert limesurvey_languages(["de-AT", "de", "de_CH"]) == (("de-AT", False), ("de", True), ("de-CH", False))
    assert limesurvey_languages(["es-419", "es-PE"]) == (("es", False), ("es-PE", False))


def test_labels_of_languages_in_an_xlsform():
    assert xlsform_labels([("ja", "日本語"), ("pt-BR", "português (Brasil)")]) == (
        "日本語 (ja)",
        "português, Brasil (pt)",
    )
    assert xlsform_labels([("pt-BR", "português"), ("pt", "português")]) == (
        "português pt-BR (pt)",
        "português pt (pt)",
    )
    assert xlsform_labels([("zh-Hant", "中文（繁體）")]) == ("中文, 繁體 (zh)",)
