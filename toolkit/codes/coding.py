"""What is said about the manual for coding open answers."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "CODE001": Code(
        "error",
        "the training answer answers `{code}`, which is not a question with an open answer",
        "Write `{suggestion}`, or the code of another item of the kind long_text or text.",
        "Coders read an answer together with its question.",
    ),
    "CODE002": Code(
        "error",
        "there is no code `{value}` in this manual",
        "Write `{suggestion}`. There are: {allowed}.",
        "The key would name something that coders can't find.",
    ),
    "CODE003": Code(
        "error",
        "the code `{code}` has nothing under `{part}`",
        "Write at least one line there.",
        "Where a code begins and ends is seen from what counts, from what does not, and from an example.",
    ),
    "CODE004": Code(
        "warning",
        "no training answer carries the code `{code}`",
        "Add an answer that carries it to `training:`.",
        "Coders would meet it for the first time in the data.",
    ),
    "CODE005": Code(
        "error",
        "the codes `{one}` and `{two}` are alike but for small and capital letters, or _",
        "Give one of them another name.",
        "They are too easily taken for each other, and some programs take them for one.",
    ),
    "CODE006": Code(
        "error",
        "two training answers have the id `{id}`",
        "Give one of them another id.",
        "The sheet and the key go together by it.",
    ),
}
