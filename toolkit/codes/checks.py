"""What the checks of translations say, each with an example: CHEK001 to CHEK027 of the texts, from CHEK028 on of what stands around them."""

from typing import NamedTuple

from toolkit.codes import Code

_ASK = "Compare the two; if the translation is right, accept the finding in `review.yaml`, with a role and a reason."

CODES: dict[str, Code] = {
    "CHEK001": Code(
        "error",
        'of {of} answers of `{scale}` only {has} are translated: "{label}" is missing',
        "Translate the whole scale, or leave all of it in English.",
        "People would choose among answers in two languages.",
    ),
    "CHEK002": Code(
        "error",
        "`{key}` is one answer too many: `{scale}` has {of}",
        "Delete the entry. A scale gets another answer in the instrument's own file, for all languages at once.",
        "With another number of answers the figures of two languages can't be compared.",
    ),
    "CHEK003": Code(
        "error",
        'two answers of `{scale}` read the same: "{text}" stands for "{one}" and for "{other}"',
        "Word the two apart.",
        "Nobody could tell which of the two to choose, and the data would not show it.",
    ),
    "CHEK004": Code(
        "error",
        "the numbers in the answers of `{scale}` go another way than in English",
        "Put the answers in the order of the English.",
        "Each answer is stored as the number of its place: in another order everybody's answers would be turned round.",
    ),
    "CHEK005": Code(
        "warning",
        'by its words, "{text}" stands in the wrong place for "{source}"',
        f"Look whether two answers have been exchanged. {_ASK}",
        "Two exchanged answers shift the data without anybody noticing.",
    ),
    "CHEK006": Code(
        "warning",
        '"{source}" is "{text}" here and "{usual}" in `{scale}`, with the same answers in English',
        f"Take one wording for both. {_ASK}",
        "The same answers in other words are another scale to those who answer.",
    ),
    "CHEK007": Code(
        "error",
        "the numbers differ: {english} in English, {here} in the translation",
        "Write the numbers of the English, in digits or in words that the language's `number_words` list.",
        "A changed number changes the question.",
    ),
    "CHEK008": Code(
        "warning",
        "a number may differ: {english} in English, {here} in the translation",
        _ASK,
        "A changed number changes the question; some words for numbers also mean something else.",
    ),
    "CHEK009": Code(
        "error",
        'the time "{span}" does not stand in the translation',
        "Name the same span of time. Where it is there in other words, add them to the `time_words` in `locale.yaml`.",
        "Answers about a week and answers about a month can't be compared.",
    ),
    "CHEK010": Code(
        "warning",
        'the English denies something, and the translation may not: "{source}"',
        _ASK,
        "An item that has lost its `not` is scored the wrong way round, and no figure shows it.",
    ),
    "CHEK011": Code(
        "warning",
        'the translation denies something that the English does not: "{source}"',
        _ASK,
        "A denial that was added turns an item round.",
    ),
    "CHEK012": Code(
        "warning",
        'this sentence may deny twice: "{text}"',
        _ASK,
        "Two denials can undo each other, and people read over them in different ways.",
    ),
    "CHEK013": Code(
        "warning",
        'two items that say different things read alike: "{one}" and "{two}" (`{other}`) are both "{text}"',
        f"Word the two apart. {_ASK}",
        "Programs that guess from similar texts hand an item the translation of its opposite.",
    ),
    "CHEK014": Code(
        "note",
        "what is denied was not checked: `{language}` lists no words that deny",
        "List them in `locale.yaml`, under `negation: words`.",
        "A check that did not run must not look like one that found nothing.",
    ),
    "CHEK015": Code(
        "warning",
        'the glossary has a word for "{term}" that is not used here: {forms}',
        f"Use it, or add the form that is needed to the glossary. {_ASK}",
        "One thing under two names is two things to those who read it.",
    ),
    "CHEK016": Code(
        "warning",
        'the glossary has turned down "{banned}" for "{term}"; it says: {forms}',
        f"Use the glossary's word. {_ASK}",
        "It was weighed before, and there was a reason against it.",
    ),
    "CHEK017": Code(
        "warning",
        '"{word}" addresses people in another way ({form}) than these forms do ({usual})',
        _ASK,
        "A form that changes how it speaks to people sounds as if two persons had asked.",
    ),
    "CHEK018": Code(
        "warning",
        "the translation is the English again",
        f"Translate it, or leave it empty: then it is counted as missing. {_ASK}",
        "A copied text counts as translated, and nobody looks for it again.",
    ),
    "CHEK019": Code(
        "warning",
        "a remark may have been left over: {rest}",
        f"Delete it; questions to the others belong in a line that begins with `# `. {_ASK}",
        "It would be printed as it stands.",
    ),
    "CHEK020": Code(
        "error",
        "the gaps differ: missing {missing}, too many {extra}",
        "Write each gap of the English once, spelled as it is there, in plain braces.",
        "Names and figures are put into gaps; one that is not known is printed as it stands.",
    ),
    "CHEK021": Code(
        "warning",
        "marks differ from the English: {marks}",
        f"Keep commands, links and marks for bold or lists as they are in English. {_ASK}",
        "People copy commands out of texts, and links lead nowhere when a letter is changed.",
    ),
    "CHEK022": Code(
        "warning",
        "there are {here} lines here and {english} in English",
        f"Break the text where the English does; in a catalog a line break is `\\n`. {_ASK}",
        "What two people say stands in two lines.",
    ),
    "CHEK023": Code(
        "warning",
        "the text has {length} characters; its place holds {most}",
        "Shorten it.",
        "Some platforms cut it off without a word.",
    ),
    "CHEK024": Code(
        "warning",
        "the text ends otherwise than the English (`{english}` there, `{here}` here)",
        f"End it as the English ends, with the marks of your script. {_ASK}",
        "A lost end is often a lost sentence, and a question without its mark is a statement.",
    ),
    "CHEK025": Code(
        "error",
        "a mark that turns the direction of writing is not closed",
        "Delete the mark, or put the one that closes it (U+2069 after U+2066 to U+2068, U+202C after U+202A to U+202E).",
        "All that follows on the page could be shown in the wrong direction.",
    ),
    "CHEK026": Code(
        "warning",
        '"{passage}" stands bare in a text that runs from right to left',
        f"Put U+2068 before it and U+2069 after it. {_ASK}",
        "Without them dates and Latin names can be shown in the wrong order.",
    ),
    "CHEK027": Code(
        "warning",
        "there is a mark that nobody sees: {marks}",
        f"Delete it; writing the word again is enough. {_ASK}",
        "Searches and comparisons fail over it, and some platforms show a box.",
    ),
    "CHEK028": Code(
        "warning",
        "what was accepted for `{key}` was accepted for other words",
        "Look again. If it still holds, write `words: {words}` there, else delete the entry.",
        "A finding is accepted for certain words; after another wording it has to be looked at anew.",
    ),
    "CHEK029": Code(
        "warning",
        "{code} of `{key}` can't be accepted",
        "Mend the translation, and delete the line.",
        "Only warnings can be accepted: an error makes a questionnaire wrong, whoever says otherwise.",
    ),
    "CHEK030": Code(
        "note",
        "{code} is accepted for `{key}`, and is not found there",
        "Delete the line.",
        "Nobody should have to read what is no longer so.",
    ),
    "CHEK031": Code(
        "warning",
        "the English of {count} texts of this file is not today's",
        "Run `alliance locale update`, which marks them and shows what has changed. They have not been checked.",
        "A translation can only be compared with the English that it was made from.",
    ),
    "CHEK032": Code(
        "error",
        "at `{key}` the English and the translation are exchanged",
        "Put the English behind `msgid` and the translation behind `msgstr`.",
        "People would see the English.",
    ),
    "CHEK033": Code(
        "note",
        "{count} texts of this file are not in the content",
        "Run `alliance locale update`, which puts them aside.",
        "They are shown nowhere.",
    ),
}


class Row(NamedTuple):
    """One text of an example: its key, its English, and its translation once right, once wrong (None: left out)."""

    key: str
    english: str
    right: str | None
    wrong: str | None
    flags: tuple[str, ...] = ()

    def sides(self) -> tuple[tuple[str, str | None], ...]:
        """The English, the right translation and the wrong one."""
        return (("english", self.english or None), ("right", self.right), ("wrong", self.wrong))


class Example(NamedTuple):
    """A pair of translations; the check speaks up about the wrong one and not about the right one."""

    language: str
    rows: tuple[Row, ...]
    glossary: tuple[tuple[str, str, str], ...] = ()
    """English, forms, banned words."""


_ITEM = "instrument/our-week/sections/week/items/{}/text"
_SAID = "scenario/quiet-agreement/portrayal/opening"


def _one(language: str, english: str, right: str, wrong: str, key: str = _ITEM.format("ow01")) -> Example:
    return Example(language, (Row(key, english, right, wrong),))


def _scale(
    *rows: tuple[str, str, str | None, str | None], language: str = "ja", name: str = "our-week/scales/often4"
) -> Example:
    key = f"instrument/{name}/options/{{}}/label"
    made = (Row(key.format(value), english, right, wrong) for value, english, right, wrong in rows)
    return Example(language, tuple(made))


EXAMPLES: dict[str, Example] = {
    "CHEK001": _scale(("0", "Never", "Nunca", "Nunca"), ("1", "Often", "A menudo", None), language="es-419"),
    "CHEK002": _scale(
        ("0", "Never", "Nunca", "Nunca"),
        ("1", "Often", "A menudo", "A menudo"),
        ("2", "", None, "Siempre"),
        language="es-419",
    ),
    "CHEK003": _scale(("0", "Sometimes", "時々", "時々"), ("1", "Often", "よく", "時々")),
    "CHEK004": _scale(
        ("0", "24 or younger", "24歳以下", "35歳以上"),
        ("1", "25 to 34", "25〜34歳", "25〜34歳"),
        ("2", "35 or older", "35歳以上", "24歳以下"),
    ),
    "CHEK005": _scale(
        ("0", "Sometimes", "A veces", "A menudo"),
        ("1", "Often", "A menudo", "A veces"),
        ("2", "Very often", "Muy a menudo", "Muy a menudo"),
        language="es-419",
    ),
    "CHEK006": Example(
        "es-419",
        (
            *_scale(("0", "A little", "Un poco", "Un poco"), ("1", "Very", "Mucho", "Mucho")).rows,
            *_scale(
                ("0", "A little", "Un poco", "Algo"), ("1", "Very", "Mucho", "Mucho"), name="our-month/scales/much2"
            ).rows,
        ),
    ),
    "CHEK007": _one(
        "ja",
        "I thought about the session on 3 of the past 7 days.",
        "この7日のうち3日、セッションのことを考えた。",
        "この7日のうち4日、セッションのことを考えた。",
    ),
    "CHEK008": _one(
        "es-419",
        "You have eight minutes.",
        "Usted tiene ocho minutos.",
        "Usted tiene nueve minutos.",
        "scenario/quiet-agreement/learner/task",
    ),
    "CHEK009": _one(
        "ja",
        "I missed a session in the past month.",
        "この1か月にセッションを休んだ。",
        "この1週間にセッションを休んだ。",
    ),
    "CHEK010": _one(
        "es-419",
        "I did not feel understood.",
        "No me sentí comprendido o comprendida.",
        "Me sentí comprendido o comprendida.",
    ),
    "CHEK011": _one("es-419", "I felt calm.", "Sentí calma.", "No sentí calma."),
    "CHEK012": _one(
        "ja",
        "Nothing was of use to me.",
        "役に立ったことは何もありませんでした。",
        "役に立たないことはありませんでした。",
    ),
    "CHEK013": Example(
        "ja",
        (
            Row(_ITEM.format("ow03"), "I could say what I thought.", "考えたことを言えた。", "考えたことを言えた。"),
            Row(
                _ITEM.format("ow04"),
                "I could not say what I thought.",
                "考えたことを言えなかった。",
                "考えたことを言えた。",
            ),
        ),
    ),
    "CHEK014": Example("sw", (Row(_ITEM.format("ow01"), "I felt understood.", None, "Nilihisi kueleweka."),)),
    "CHEK015": Example(
        "ja",
        (Row(_ITEM.format("ow01"), "I let a silence last.", "沈黙を続けた。", "黙ったままでいた。"),),
        (("silence", "沈黙", "静寂"),),
    ),
    "CHEK016": Example(
        "ja",
        (Row(_ITEM.format("ow01"), "I let a silence last.", "沈黙を続けた。", "静寂を続けた。"),),
        (("silence", "沈黙", "静寂"),),
    ),
    "CHEK017": _one(
        "es-419", "Choose one answer.", "Elija una respuesta.", "Elige una respuesta.", "instrument/rrse/instructions"
    ),
    "CHEK018": _one("ja", "I could say what I thought.", "考えたことを言えた。", "I could say what I thought."),
    "CHEK019": _one("ja", "I felt understood.", "分かってもらえたと感じた。", "分かってもらえたと感じた。（要確認）"),
    "CHEK020": _one("ja", "{client} thanks you.", "{client}が礼を言う。", "クライエントが礼を言う。", _SAID),
    "CHEK021": _one(
        "ja",
        "Run `alliance check`.",
        "`alliance check`を実行してください。",
        "「alliance check」を実行してください。",
        "tool/findings/site001/fix",
    ),
    "CHEK022": _one(
        "ja",
        "Therapist: Good.\nClient: Yes.",
        "セラピスト：よかった。\nクライエント：はい。",
        "セラピスト：よかった。クライエント：はい。",
    ),
    "CHEK023": Example(
        "es-419",
        (Row("interface/survey/next", "Next", "Siguiente", "Continuar a la página siguiente", ("max-length:12",)),),
    ),
    "CHEK024": _one("es-419", "What should be different?", "¿Qué debería ser diferente?", "Qué debería ser diferente."),
    "CHEK025": _one("ar", "I felt understood.", "شعرت بأنني مفهوم.", "شعرت \u2067بأنني مفهوم."),
    "CHEK026": _one("ar", "As in 2027-05-31.", "كما في \u20682027-05-31\u2069.", "كما في 2027-05-31."),
    "CHEK027": _one("ja", "I felt understood.", "分かってもらえたと感じた。", "分かって\u200bもらえたと感じた。"),
}
"""Code -> an example of what it is about."""
