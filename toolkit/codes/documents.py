"""What is said about documents: what people read and sign around the training."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "DOCU001": Code(
        "error",
        "this consent has nothing to agree to",
        "Write at least one line under `statements:`, with an `id:` and a `text:`.",
        "Whoever signs has to see what the signature is for.",
    ),
    "DOCU002": Code(
        "error",
        "two statements of this consent cover `{use}`",
        "Put both into one statement, or give one of them another `covers:`.",
        "A yes to one and a no to the other would leave it open whether the data may be used.",
    ),
    "DOCU003": Code(
        "error",
        "this protocol does not say when to stop or what to do in an emergency",
        "Write both under `safety:` in one of its parts.",
        "Whoever leads a meeting needs it at hand when something happens.",
    ),
    "DOCU004": Code(
        "error",
        "`{slot}` is spoken of where nothing may be recorded",
        "Move the sentence to a part that has `only_if: recorded`.",
        "A site that records nothing would promise something about recordings.",
    ),
    "DOCU005": Code(
        "error",
        "no form has the id `{value}`",
        "Write one of these: {allowed}.",
        "Its minutes would be missing from the table of burden.",
    ),
    "DOCU006": Code(
        "todo",
        "role-plays are recorded, and no consent under `consents:` covers `recording`",
        "Write `recording` below `covers:` of the consent that people sign for it.",
        "Nobody may be recorded who has not agreed to that by itself.",
    ),
    "DOCU007": Code(
        "todo",
        "documents for this site have lines to be filled in by hand, since these facts are missing: {names}",
        "Write them in `site.yaml` ({where}), or by hand into every copy.",
        "People who are asked to take part must be able to read who asks them and until when they may change their mind. A "
        "site can be ready without it, since it can be written by hand.",
    ),
}
