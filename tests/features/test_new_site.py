"""Somebody makes a new site: by answering questions, from a file of answers, with options alone, or as the example.

1 at most twelve questions, `?` explains, `<` goes back, "I don't know yet" is an answer, Ctrl-C keeps the answers
2 a summary comes before anything is written
3 whatever is answered, the site passes its own check, and every answer is data
4 what was made is pleasant to read, and is the shipped example where the example was asked for
"""

import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.cli import main
from toolkit.cli.given import completed
from toolkit.cli.guesses import release_facts
from toolkit.cli.new import site_files
from toolkit.cli.opening import open_site
from toolkit.cli.questions import questions
from toolkit.cli.sitefile import values_of
from toolkit.cli.typed import Wrong
from toolkit.cli.wizard import Stopped, Wizard, read_answer
from toolkit.findings import errors_of
from toolkit.rules.places import COUNTRIES
from toolkit.store.tree import Tree
from toolkit.store.yaml import parse_yaml, read_yaml

ROOT = Path(__file__).resolve().parents[2]
CALM = ["Sakura", "", "日本", "", "", "", "", "", "", "", "", ""]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)


class Person:
    """Somebody at the keyboard: types lines one after the other, and then presses Ctrl-C."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.read: list[str] = []

    def ask(self, prompt: str) -> str:
        self.read.append(prompt)
        line = next(self.lines, None)
        if line is None:
            raise KeyboardInterrupt
        return line

    def talk(self, known: dict[str, str] | None = None) -> dict[str, str]:
        return Wizard(questions(), self.ask, self.read.append, dict(known or {})).run()

    @property
    def screen(self) -> str:
        return "\n".join(self.read)


def made(answers: dict[str, str]) -> Tree:
    """The declaration that these answers become."""
    files = site_files(completed(questions(), answers)[0], Namespace(example=False, date=date(2027, 1, 1)))
    tree, findings = parse_yaml(files["site.yaml"].decode("utf-8"), "site.yaml")
    assert not findings
    assert tree is not None
    return tree


# 1


def test_there_are_at_most_twelve_questions_and_each_explains_itself() -> None:
    rows = questions()
    assert len(rows) <= 12
    for question in rows:
        assert len(question.explains) > 20
        assert question.asks.count("?") == 1 or question.asks.endswith(".")


def test_a_calm_person_presses_enter() -> None:
    answers = Person([*CALM, ""]).talk()
    assert answers["country"] == "JP"
    assert answers["languages"] == "ja, en"
    assert answers["starts"] == "todo"
    assert answers["distress"] == "todo"


@pytest.mark.parametrize(
    "typed, key, kept",
    [
        ("Japan", "country", "JP"),
        ("日本", "country", "JP"),
        ("Kolumbien", "country", "CO"),
        ("no", "country", "NO"),
        ("uk", "country", "GB"),
        ("japanisch", "languages", "ja"),
        ("日本語、英語", "languages", "ja, en"),
        ("Japanese and English", "languages", "ja, en"),
        ("ja_JP; EN", "languages", "ja-JP, en"),
        ("العربية، en", "languages", "ar, en"),
        ("１２", "size", "12"),
        ("١٢", "size", "12"),
        ("about 12", "size", "12"),
        ("12.04.2027", "starts", "2027-04-12"),
        ("２０２７年４月１２日", "starts", "2027-04-12"),
        ("2027/4/12", "starts", "2027-04-12"),
        ("12 April 2027", "starts", "2027-04-12"),
        ("８　ｘ　９０", "sessions", "8 x 90"),
        ("8 Sitzungen zu 90 Minuten", "sessions", "8 x 90"),
        ("8×90", "sessions", "8 x 90"),
        ("no", "recording", "no"),
        ("いいえ", "recording", "no"),
        ("はい、６０日", "recording", "yes, 60"),
        ("yes", "recording", "yes, 90"),
        ("30", "recording", "yes, 30"),
        ("1, ＬimeSurvey", "surveys", "web, limesurvey"),
        ("xls", "surveys", "xlsform"),
        ("cognitive", "modality", "cbt"),
        ("I don’t know yet", "starts", "todo"),
        ("－", "size", "todo"),
        (" ＳＡＫＵＲＡ ".lower(), "id", "sakura"),
        ("a\u202eb\tc\u0000d", "name", "ab c d"),
    ],
)
def test_answers_are_read_as_people_type_them(typed, key, kept) -> None:
    question = next(one for one in questions() if one.key == key)
    assert read_answer(question, typed, {"languages": "ja, en"}) == kept


@pytest.mark.parametrize(
    "typed, key, says",
    [
        ("04/05/2027", "starts", "Is this 5 April 2027 or 4 May 2027? Write 2027-04-05 or 2027-05-04."),
        ("2027-13-01", "starts", "There is no month 13; day and month may be swapped."),
        ("2027-02-30", "starts", "2027-02 has 28 days."),
        ("0001-01-01", "starts", "from 2000 to 2100"),
        ("soon", "starts", "year-month-day"),
        ("2", "size", "from 3 to 500"),
        ("3 x 10", "sessions", "so a session needs as many"),
        ("3 x 90", "sessions", f"takes {release_facts().minutes} minutes: with 90 minutes it needs 8 sessions"),
        ("99 x 99", "sessions", "1 to 60 sessions"),
        ("yes, -3", "recording", "yes, 90"),
        ("yes no", "recording", "yes, 90"),
        ("de", "respond_in", "`de` is not among the site's languages (ja, en)"),
        ("Xyzzyan", "languages", "There is no language `Xyzzyan`"),
        (", ,", "languages", "at least one language"),
        ("Nowhereland", "country", "Japan or JP"),
        ("x" * 300, "name", "at most 200 characters; these are 300"),
        ("\u202e\u0000", "name", "can be read"),
        ("Sapporo Clinic", "id", "for instance `sapporoclinic`"),
        ("con", "id", "kept by Windows"),
        ("site", "id", "kept by every row of data"),
        ("-", "name", "needed to begin"),
        ("7", "modality", "from 1 to 6"),
        ("fax", "surveys", "web, xlsform, limesurvey"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_what_to_write(typed, key, says) -> None:
    question = next(one for one in questions() if one.key == key)
    with pytest.raises(Wrong) as told:
        read_answer(question, typed, {"languages": "ja, en"})
    assert says in str(told.value)


def test_a_question_mark_explains_and_less_than_goes_back() -> None:
    person = Person(["?", "Sakura", "<", "Ume", "ume", *CALM[2:], ""])
    assert person.talk()["name"] == "Ume"
    assert questions()[0].explains in person.screen


def test_going_back_over_languages_forgets_the_answer_that_no_longer_fits() -> None:
    person = Person(["Sakura", "", "JP", "ja, en", "ja, en", "<", "<", "ja", *CALM[5:], ""])
    answers = person.talk()
    assert answers["languages"] == "ja"
    assert "respond_in" not in answers


def test_changing_something_in_the_summary_offers_each_answer_again() -> None:
    changed = ["Ume", *[""] * 11]
    person = Person([*CALM, "<", *changed, ""])
    answers = person.talk()
    assert answers["name"] == "Ume"
    assert answers["id"] == "sakura"


def test_ctrl_c_keeps_the_answers_and_the_next_run_goes_on_with_them(monkeypatch, capsys) -> None:
    monkeypatch.setattr("builtins.input", Person(['Sakura: "{{ 7*7 }}"', "sakura", "日本"]).ask)
    assert main(["new", "site", "-o", "clinic"]) == 130
    assert "alliance new site -o clinic" in capsys.readouterr().err
    assert not Path("clinic").exists()
    monkeypatch.setattr("builtins.input", Person([*CALM[3:], ""]).ask)
    assert main(["new", "site", "-o", "clinic"]) == 0
    said = capsys.readouterr().out
    assert "Going on with the answers you gave before" in said
    assert "What is your site called?" not in said
    assert read_yaml(Path("clinic/site.yaml"), "site.yaml")[0].get(("site", "name")) == 'Sakura: "{{ 7*7 }}"'
    assert not Path("alliance-answers.yaml").exists()


# 2


def test_nothing_is_written_before_the_summary_was_agreed_to(monkeypatch, capsys) -> None:
    person = Person([*CALM, "what?", "q"])
    monkeypatch.setattr("builtins.input", person.ask)
    assert main(["new", "site"]) == 130
    said = capsys.readouterr().out
    assert "This is what will be written" in said
    assert "Japanese (ja), English (en)" in said
    assert sorted(path.name for path in Path().iterdir()) == ["alliance-answers.yaml"]


def test_the_end_of_input_stops_too() -> None:
    def gone(prompt: str) -> str:
        raise EOFError

    with pytest.raises(Stopped):
        Wizard(questions(), gone, lambda line: None).run()


def test_a_dry_run_names_each_file_and_writes_none(capsys) -> None:
    assert main(["new", "site", "--example", "--no-input", "--dry-run", "-o", "there"]) == 0
    said = capsys.readouterr().out
    assert "would write there/site.yaml" in said
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "languages, answered", [("en", "[en]"), ("de, en", "[de, en]"), ("Deutsch", "[de]"), ("ja, en, de", "[ja, en]")]
)
def test_people_of_the_example_answer_in_languages_that_it_has(languages: str, answered: str) -> None:
    assert main(["new", "site", "--example", "--quiet", "-o", "there", "--set", f"languages={languages}"]) == 0
    assert f"respond_in: {answered} " in Path("there/site.yaml").read_text(encoding="utf-8")
    found = open_site(Path("there"), date(2027, 1, 15)).findings
    assert not errors_of(found)


def test_what_was_made_is_told_in_the_language_of_the_answers(monkeypatch, capsys) -> None:
    monkeypatch.delenv("ALLIANCE_LANG")
    site = ["--set", "name=Sakura", "--set", "id=sakura", "--set", "languages=de"]
    assert main(["new", "site", "--no-input", *site, "--set", "country=Atlantis"]) == 1
    assert "Abhilfe: " in capsys.readouterr().out
    assert main(["new", "site", "--no-input", *site, "--set", "country=DE"]) == 0
    said = capsys.readouterr().out
    assert "Als Nächstes:" in said
    assert "Next:" not in said


# 3

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
NASTY = st.sampled_from(
    [
        "no",
        "{{ 7*7 }}",
        "{% for %}",
        'a "b": c # d',
        "- x",
        "? y",
        "北海道 🎉",
        "*a &b !c |",
        "%",
        "@x",
        "`x`",
        "'",
        "todo",
        *[
            "012",
            "1_000",
            "~",
            "null",
            "true",
            "2027-04-12",
            "x:",
            ": x",
            "x #y",
            "\\",
            "\\u0041",
            "a, b",
            "$(rm)",
            "=1+1",
        ],
    ]
)
ANSWERS = st.fixed_dictionaries(
    {
        "name": st.one_of(NASTY, WORDS),
        "country": st.sampled_from(sorted(COUNTRIES)),
        "languages": st.sampled_from(["ja, en", "en", "ja", "en-XA, ar-XB, en", "es", "no, en", "pt-BR, zh-Hant, ja"]),
        "modality": st.sampled_from([name for name, _ in release_facts().modalities]),
        "size": st.one_of(st.just("todo"), st.integers(3, 500).map(str)),
        "starts": st.one_of(st.just("todo"), st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(str)),
        "sessions": st.one_of(st.just("todo"), st.tuples(st.integers(2, 60), st.integers(10, 600)).map("{0[0]} x {0[1]}".format)),
        "recording": st.one_of(st.just("no"), st.integers(1, 3660).map("yes, {}".format)),
        "surveys": st.sampled_from(["web", "limesurvey, xlsform", "web, xlsform, limesurvey"]),
        "distress": st.one_of(st.just("todo"), NASTY, WORDS, WORDS.map("{}, +81 11 000 0000".format)),
    },
    optional={"id": st.from_regex(r"\A[a-z][a-z0-9]{1,19}\Z"), "respond_in": st.sampled_from(["ja", "en", "es"])},
)  # fmt: skip


def taken(typed: dict[str, str]) -> dict[str, str]:
    """The answers that the questions take; those they refuse fall back to the default."""
    answers: dict[str, str] = {}
    for question in questions():
        try:
            answers[question.key] = read_answer(question, typed[question.key], answers)
        except (Wrong, KeyError):
            fallback = {"name": "Clinic", "country": "JP"}.get(question.key) or question.default(answers) or "-"
            answers[question.key] = read_answer(question, fallback, answers)
    return answers


def passes_its_check(typed: dict[str, str], folder: Path) -> None:
    answers = taken(typed)
    files = site_files(answers, Namespace(example=False, date=date(2027, 1, 1)))
    (folder / "site.yaml").write_bytes(files["site.yaml"])
    tree, findings = read_yaml(folder / "site.yaml", "site.yaml")
    assert not findings
    assert tree is not None
    assert tree.get(("site", "name")) == answers["name"]
    opened = open_site(folder, date(2027, 1, 1))
    assert not errors_of(opened.findings), errors_of(opened.findings)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_whatever_is_answered_the_site_passes_its_own_check(tmp_path, typed) -> None:
    passes_its_check(typed, tmp_path)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_many_answers_pass_their_check(tmp_path, typed) -> None:
    passes_its_check(typed, tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.one_of(NASTY, WORDS))
def test_a_name_stands_in_the_file_as_it_was_typed(typed) -> None:
    answers = taken({"name": typed})
    tree, findings = parse_yaml(f"name: {values_of(answers, False)['name']}\n", "site.yaml")
    assert not findings
    assert tree is not None
    assert tree.get(("name",)) == answers["name"]


def test_template_code_in_an_answer_is_never_run() -> None:
    answers = taken({"name": "{{ 7*7 }}{{ cookiecutter }}{% raw %}", "distress": "{{ 6*7 }}, 119"})
    files = site_files(answers, Namespace(example=False, date=date(2027, 1, 1)))
    shown = (files["site.yaml"] + files["README.md"]).decode("utf-8")
    assert "49" not in shown
    assert "42" not in shown
    assert '"{{ 7*7 }}{{ cookiecutter }}{% raw %}"' in shown


@pytest.mark.parametrize(
    "typed, contact",
    [
        ("Student counselling, +81 11 000 0000", {"name": "Student counselling", "phone": "+81 11 000 0000"}),
        ("学生相談室、＋８１ 11 000 0000", {"name": "学生相談室", "phone": "+81 11 000 0000"}),
        ("Dr. A. Ito", {"name": "Dr. A. Ito", "phone": "todo"}),
        ("Room 3, Main Street 5", {"name": "Room 3, Main Street 5", "phone": "todo"}),
        ("Ito, ito@example.org", {"name": "Ito", "email": "ito@example.org"}),
        ("Ito 119 ito@example.org", {"name": "Ito", "phone": "119", "email": "ito@example.org"}),
        ("+81 11 000 0000", {"name": "+81 11 000 0000", "phone": "+81 11 000 0000"}),
    ],
)
def test_a_contact_is_taken_apart(typed, contact) -> None:
    tree = made({"name": "x1", "country": "JP", "distress": typed})
    found = tree.get(("contacts", "distress"))
    assert {key: found[key] for key in ("name", "phone", "email") if key in found} == contact


def test_what_is_not_known_yet_is_a_to_do_and_no_error(capsys) -> None:
    given_ = ["--set", "name=Ume", "--set", "country=Japan", "--set", "sessions=-", "--set", "size=-"]
    assert main(["new", "site", "--no-input", "-o", "ume", *given_]) == 0
    assert main(["check", "ume"]) == 0
    said = capsys.readouterr().out
    assert "is still to be found out" in said
    assert "0 errors" in said or "error" not in said.splitlines()[-1]


# options


def test_set_and_answers_are_read_as_if_typed(tmp_path) -> None:
    Path("a.yaml").write_text("name: Ume\ncountry: Kolumbien\nlanguages: [en, ja]\nsize: 9\n", encoding="utf-8")
    assert main(["new", "site", "--no-input", "--answers", "a.yaml", "--set", "id=ume2", "--set", "size=１５"]) == 0
    tree = read_yaml(Path("ume2/site.yaml"), "site.yaml")[0]
    assert tree.get(("site", "timezone")) == "America/Bogota"
    assert tree.get(("languages",)) == ["en", "ja"]
    assert tree.get(("cohorts", 0, "size")) == 15


@pytest.mark.parametrize(
    "options, code, words",
    [
        (["--set", "nmae=x"], "CMD008", "Did you mean `name`?"),
        (["--set", "name=x1"], "CMD007", "--set country=..."),
        (["--set", "name=x1", "--set", "country=Atlantis"], "CMD007", "Japan or JP"),
        (["--set", "respond_in=ja"], "CMD007", "Answer the questions before it too."),
        (["--answers", "missing.yaml"], "FILE", "missing.yaml"),
        (["--answers", "broken.yaml"], "error", "broken.yaml:1"),
        (["--answers", "wrong.yaml"], "CMD007", "wrong.yaml:2:"),
    ],
)
def test_options_that_cannot_be_used_are_findings(options, code, words, capsys) -> None:
    Path("broken.yaml").write_text('name: "x\n', encoding="utf-8")
    Path("wrong.yaml").write_text("name: x1\ncountry: Atlantis\n", encoding="utf-8")
    assert main(["new", "site", "--no-input", "-o", "new", *options]) == 1
    said = capsys.readouterr().out
    assert code in said
    assert words in said
    assert not Path("new").exists()


def test_a_folder_that_holds_something_is_left_alone(capsys) -> None:
    Path("full").mkdir()
    Path("full/letter.txt").write_text("mine", encoding="utf-8")
    assert main(["new", "site", "--example", "--no-input", "-o", "full"]) == 1
    assert "the folder `full` is not empty" in capsys.readouterr().out
    assert [path.name for path in Path("full").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("folder", [".", "../x", "a b/日本", "fresh"])
def test_the_folder_may_be_anywhere(folder, tmp_path, monkeypatch) -> None:
    here = tmp_path / "here"
    (here / "fresh" / ".git").mkdir(parents=True)
    work = here if folder != "." else here / "fresh"
    monkeypatch.chdir(work)
    assert main(["new", "site", "--example", "--no-input", "-o", folder]) == 0
    assert (work / folder / "site.yaml").is_file()
    assert main(["check", folder]) == 0


def test_a_folder_that_cannot_be_written_stays_as_it_was(monkeypatch, capsys) -> None:
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "lock.json":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["new", "site", "--example", "--no-input", "-o", "a/b"]) == 1
    assert "No space left on device" in capsys.readouterr().out
    assert list(Path().iterdir()) == []


# 4


def test_the_comments_of_the_declaration_stand_in_one_column() -> None:
    for example, answers in ((True, None), (False, {"name": "Ume", "country": "JP"})):
        words = ["--example"] if example else [f"--set={key}={value}" for key, value in (answers or {}).items()]
        folder = "one" if example else "two"
        assert main(["new", "site", "--no-input", "-o", folder, *words, "--quiet"]) == 0
        lines = Path(folder, "site.yaml").read_text(encoding="utf-8").splitlines()
        columns = {line.index(" # ") for line in lines if " # " in line and not line.lstrip().startswith("#")}
        assert columns == {36}
        assert all(len(line) <= 110 and line == line.rstrip() for line in lines)
        assert not [pair for pair in pairwise(lines) if pair == ("", "")]


def test_the_shipped_example_is_what_the_command_makes() -> None:
    """Renew it with `alliance new site --example --no-input -o DIR`; its copy of the protocol is left out."""
    assert main(["new", "site", "--example", "--no-input", "-o", "sapporo", "--quiet"]) == 0
    fresh = {
        path.relative_to("sapporo").as_posix(): path.read_text(encoding="utf-8")
        for path in Path("sapporo").rglob("*")
        if path.is_file() and path.relative_to("sapporo").parts[0] not in (".alliance", "private")
    }
    shipped = ROOT / "examples" / "sapporo"
    for name, text in fresh.items():
        assert (shipped / name).read_text(encoding="utf-8") == text, name
    left = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.is_file()}
    assert {name for name in left if not re.match(r"(build|private|\.alliance)/", name)} == set(fresh)


def test_private_things_are_kept_out_of_git_and_the_folder_says_so() -> None:
    assert main(["new", "site", "--example", "--no-input", "-o", "new", "--quiet"]) == 0
    ignored = Path("new/.gitignore").read_text(encoding="utf-8").splitlines()
    assert {"private/", "build/", ".alliance/history/"} <= set(ignored)
    assert "codes.csv" in Path("new/private/README.md").read_text(encoding="utf-8")


def test_the_workflow_asks_whether_pages_is_on_before_it_publishes() -> None:
    """The instructions where it is off, and nothing but the `publish` job depends on the answer."""
    import yaml

    assert main(["new", "site", "--example", "--no-input", "-o", "new", "--quiet"]) == 0
    flow = yaml.safe_load(Path("new/.github/workflows/site.yml").read_text(encoding="utf-8"))
    steps = [step.get("run", "") for step in flow["jobs"]["check"]["steps"]]
    assert "alliance check --format github" in steps
    assert "alliance build" in steps
    assert flow["jobs"]["publish"]["needs"] == "pages"
    assert "workflow" in flow["jobs"]["publish"]["if"]
    ask = flow["jobs"]["pages"]["steps"][0]["run"]
    assert "|| source=off" in ask
    assert "GITHUB_STEP_SUMMARY" in ask
    assert "exit 1" not in ask
