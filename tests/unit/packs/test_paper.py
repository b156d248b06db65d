"""A site hands out what people read and sign: only what it does, with its own facts, and lines where a fact is missing."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.packs.builders import LANGUAGES, keys_of, site, words_of
from toolkit.document.html import render_html
from toolkit.document.tree import Blank, Document, FieldLine, Heading, ListBlock, Table
from toolkit.findings import Severity
from toolkit.model.site import Consent
from toolkit.model.text import walk_messages
from toolkit.packs.paper import AUDIENCES, open_gaps, paper_page
from toolkit.packs.words import labels
from toolkit.resolve.papers import circumstances, facts_of, minutes_of, papers_of
from toolkit.resolve.site import ResolvedSite, resolve_site
from toolkit.rules.documents import consents_cover_recording, documents_are_filled
from toolkit.rules.resolved import translations_are_counted
from toolkit.store.tree import Tree

TREE = Tree({"site": {}, "consents": []}, "site.yaml", None)


def html(made: ResolvedSite, name: str, tag: str = "en") -> str:
    view = made.view(tag)
    reader = made.protocol.papers[name].reader
    return render_html(paper_page(made, view, name), labels(view.interface), AUDIENCES.get(reader, reader))


def said(made: ResolvedSite, name: str) -> str:
    """The words of a page in English, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html(made, name).split("</style>")[1]))


def changed(**parts: object) -> ResolvedSite:
    """The example with parts of its declaration replaced."""
    declared = site().declared
    return resolve_site(replace(declared, site=declared.site.model_copy(update=parts)))


def blanks(value: object) -> int:
    """How many lines to write on stand inside the text of a document."""
    if isinstance(value, Blank):
        return 1
    if isinstance(value, Document):
        return blanks(value.blocks)
    if isinstance(value, tuple):
        return sum(map(blanks, value))
    fields = getattr(value, "__dataclass_fields__", None)
    return sum(blanks(getattr(value, name)) for name in fields) if fields else 0


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_holds_all_of_its_document_that_this_site_does(tag) -> None:
    here = circumstances(site())
    view = site().view(tag)
    for paper in papers_of(site()):
        kept = paper.model_copy(
            update={
                name: tuple(one for one in getattr(paper, name) if one.only_if in (None, *here))
                for name in ("parts", "statements", "burdens")
            }
        )
        due = {message.key for message in walk_messages(kept, f"document/{paper.id}")}
        held = {key for key in keys_of(paper_page(site(), view, paper.id)) if key.startswith("document/")}
        assert held == due, paper.id


def test_every_page_says_that_it_is_a_template_and_a_draft() -> None:
    for paper in papers_of(site()):
        page = said(site(), paper.id)
        assert page.count("Template: adapt to your law and board") >= 2
        assert "DRAFT" in page
        assert "No lawyer, no board and no clinician has reviewed this text." in page


def test_what_a_site_does_not_do_leaves_no_trace() -> None:
    unrecorded = site((("recorded: true", "recorded: false"), ("post, followup]", "post]")))
    assert {paper.id for paper in papers_of(site())} - {paper.id for paper in papers_of(unrecorded)} == {
        "consent-video"
    }
    for paper in papers_of(unrecorded):
        page = said(unrecorded, paper.id).lower()
        assert not re.search(r"\brecordings?\b|filmed", page), paper.id
        assert "some months after the training you get" not in page
    assert "filmed" in said(site(), "information-trainee")
    assert "Some months after the training you get" in said(site(), "information-trainee")


def test_facts_of_the_declaration_stand_in_the_text() -> None:
    page = said(site(), "information-trainee")
    assert "The training has 8 meetings of 90 minutes. That is about 12 hours in all." in page
    assert "Coordinator of the study: M. Sato, coordinator@example.org." in page
    assert "is deleted after 90 days" in page
    assert "{" not in page


def test_a_missing_fact_becomes_a_line_that_says_what_to_write_and_is_counted() -> None:
    view = site().view("en")
    assert open_gaps(site(), view, "information-trainee") == ("recruited_by", "withdraw_until", "hidden_from")
    assert blanks(paper_page(site(), view, "information-trainee")) == 3
    page = said(site(), "information-trainee")
    assert "asks you to take part: (person or office that asks)." in page
    assert "so that there is a line to write on: 3" in page
    found = list(documents_are_filled(site(), TREE))
    assert [(row.code, row.severity) for row in found] == [("DOCU007", Severity.TODO)]
    assert found[0].slots["names"] == "`recruited_by`, `hidden_from`, `withdraw_until`"


def test_a_site_that_names_everything_has_no_line_left() -> None:
    consents = tuple(
        Consent(role=role, document=f"{role}.pdf", covers=("data", "recording"), withdraw_until=date(2027, 12, 31))
        for role in ("trainee", "client", "actor", "supervisor")
    )
    taking_part = site().site.participation.model_copy(
        update={"recruited_by": "research office", "hidden_from": ("facilitator", "supervisor")}
    )
    made = changed(consents=consents, participation=taking_part)
    for paper in papers_of(made):
        assert blanks(paper_page(made, made.view("en"), paper.id)) == 0, paper.id
    assert "take part: Facilitator · Supervisor." in said(made, "information-trainee")
    assert "removed: 2027-12-31" in said(made, "information-trainee")
    assert list(documents_are_filled(made, TREE)) == []


def test_training_that_is_tied_to_the_study_is_not_called_free_of_it() -> None:
    taking_part = site().site.participation
    tied = changed(participation=taking_part.model_copy(update={"training_without_data": False, "grades": "included"}))
    for name in ("information-trainee", "consent-trainee", "recruitment"):
        assert re.search(r"the same training", said(site(), name)), name
        assert not re.search(r"same training|plays? (a|no) part in (a|any) grade", said(tied, name)), name
    assert "is given to people who also take part in the study" in said(tied, "information-trainee")


def test_cohorts_that_differ_leave_the_line_open_and_a_range_of_minutes() -> None:
    first = site().site.cohorts[0]
    longer = first.model_copy(
        update={"id": "autumn2027", "delivery": site().site.delivery.model_copy(update={"sessions": 10})}
    )
    made = changed(cohorts=(first, longer))
    paper = made.protocol.papers["risk-burden"]
    facts = facts_of(made, made.view("en"), paper)
    assert "sessions" not in facts
    assert "hours" not in facts
    assert facts["minutes"] == "90"
    training = next(row for row in paper.burdens if row.id == "training")
    assert minutes_of(made, training) == (720, 900)


def test_the_table_of_burden_counts_what_the_site_uses() -> None:
    rows = {row.id: row for row in site().protocol.papers["risk-burden"].burdens}
    shorter = site((("post, followup]", "post]"),))
    assert minutes_of(site(), rows["questionnaires"]) == (165, 165)
    assert minutes_of(shorter, rows["questionnaires"]) == (125, 125)
    assert minutes_of(site(), rows["short-form"]) == (2, 2)
    assert minutes_of(site(), rows["actor"]) is None
    undecided = site((("sessions: 8\n", "sessions: todo\n"),))
    total = sum(module.minutes for module in site().modules)
    assert minutes_of(undecided, rows["training"]) == (total, total)


def test_a_consent_asks_yes_or_no_to_each_use_and_has_a_line_to_sign_on() -> None:
    for name in ("consent-trainee", "consent-client", "consent-actor", "consent-supervisor", "consent-video"):
        paper = site().protocol.papers[name]
        page = paper_page(site(), site().view("en"), name)
        table = next(block for block in page.blocks if isinstance(block, Table))
        assert table.head[1:] == ("Yes", "No")
        shown = [one for one in paper.statements if one.only_if in (None, *circumstances(site()))]
        assert len(table.rows) == len(shown)
        assert sum(isinstance(block, FieldLine) for block in page.blocks) == len(paper.blanks)
    covered = {one.covers for one in site().protocol.papers["consent-trainee"].statements}
    assert covered >= {"data", "recording", "rating", "quotation", "sharing"}


def test_a_withdrawal_is_ticked_and_not_answered() -> None:
    page = paper_page(site(), site().view("en"), "withdrawal")
    assert any(isinstance(block, ListBlock) and block.boxes for block in page.blocks)
    assert not any(isinstance(block, Table) for block in page.blocks)


def test_safety_texts_say_that_they_are_an_example_in_every_language() -> None:
    for tag in ("en", "ja"):
        view = site().view(tag)
        marked = [word for word in words_of(paper_page(site(), view, "distress-protocol")) if "/safety/" in word.key]
        assert {word.state for word in marked} == {"source" if tag == "en" else "fallback"}
        assert html(site(), "distress-protocol", tag).count(view.interface.pack["paper_example"]) == 2


def test_a_page_that_is_not_translated_says_so_at_each_text() -> None:
    view = site().view("ja")
    for paper in papers_of(site()):
        words = [word for word in words_of(paper_page(site(), view, paper.id)) if word.key.startswith("document/")]
        assert words
        english = [word for word in words if word.lang == "en"]
        for key in {word.key for word in english}:
            assert "fallback" in {word.state for word in english if word.key == key}, key


def test_names_of_a_site_are_data_in_every_document() -> None:
    hostile = "{board} <b>&amp; {withdraw_until}"
    facts = site().site.site.model_copy(update={"name": hostile})
    made = changed(site=facts)
    page = html(made, "information-trainee")
    assert "{board} &lt;b&gt;&amp;amp; {withdraw_until} gives a training" in page
    assert blanks(paper_page(made, made.view("en"), "information-trainee")) == 3


def test_a_page_warns_while_the_board_has_not_decided() -> None:
    pending = changed(ethics=site().site.ethics.model_copy(update={"status": "pending"}))
    assert "The board has not decided yet." in said(pending, "recruitment")
    assert "The board has not decided yet." not in said(site(), "recruitment")


def test_headings_are_told_apart() -> None:
    for paper in papers_of(site()):
        keys = [
            block.key for block in paper_page(site(), site().view("en"), paper.id).blocks if isinstance(block, Heading)
        ]
        assert len(keys) == len(set(keys)), paper.id


def test_consents_have_to_cover_recording_where_there_is_some() -> None:
    silent = Consent(role="trainee", document="a.pdf", covers=("data",))
    found = list(consents_cover_recording(changed(consents=(silent,)), TREE))
    assert [(row.code, row.severity) for row in found] == [("DOCU006", Severity.TODO)]
    ready = list(consents_cover_recording(changed(consents=(silent,), stage="ready"), TREE))
    assert [row.severity for row in ready] == [Severity.ERROR]
    covering = silent.model_copy(update={"covers": ("data", "recording")})
    assert list(consents_cover_recording(changed(consents=(covering,)), TREE)) == []
    assert list(consents_cover_recording(site(), TREE)) == []


def test_minutes_of_a_form_are_those_that_it_tells_its_readers() -> None:
    release = site().protocol.release
    intros = {form.id: form.intro or "" for form in release.forms}
    for row in site().protocol.papers["risk-burden"].burdens:
        for form, minutes in row.forms.items():
            told = re.findall(r"takes about (\w+)\s+minutes", intros[form])
            assert told in ([], [str(minutes)], ["ten"] if minutes == 10 else []), form


def test_documents_that_are_not_translated_are_counted() -> None:
    tree = Tree({"languages": ["en", "ja", "en-XA", "ar-XB"]}, "site.yaml", None)
    none = resolve_site(replace(site().declared, protocol=replace(site().protocol, papers={})))
    whole, less = (
        [int(row.slots["missing"]) + int(row.slots["drafts"]) for row in translations_are_counted(made, tree)]
        for made in (site(), none)
    )
    texts = sum(1 for paper in papers_of(site()) for message in walk_messages(paper, "") if message.text)
    assert [a - b for a, b in zip(whole, less, strict=True)] == [texts]


def test_a_text_with_a_gap_does_not_set_a_mark_at_every_other_text() -> None:
    page = paper_page(site(), site().view("ja"), "consent-trainee")
    html = render_html(page, labels(site().view("ja").interface), "trainee")
    assert 'class="blank"' in html
    assert "†" not in html
