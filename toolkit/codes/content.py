"""What is said about content: the protocol, instruments and modules."""

from toolkit.codes import Code

_NAMED = "A name that leads nowhere breaks packs, forms and comparisons."

CODES: dict[str, Code] = {
    "CONT001": Code(
        "error",
        "the file {file} is missing",
        "Put it back from the release or from your version history.",
        "The content can't be used without it.",
    ),
    "CONT002": Code(
        "error",
        "`{name}` is the name on disk, and inside stands `id: {id}`",
        "Write `id: {name}`, or rename it to `{id}`.",
        "Content is found by its name on disk.",
    ),
    "CONT003": Code("error", 'there is no {kind} "{value}"', "Write `{suggestion}`. There are: {allowed}.", _NAMED),
    "CONT004": Code(
        "error",
        "the key `{key}` is longer than 120 characters",
        "Shorten the ids in it.",
        "Keys are names of messages in every language's files.",
    ),
    "CONT005": Code(
        "error",
        "the ids `{one}` and `{two}` are alike but for - and _",
        "Give one of them another name.",
        "They become the same name on some platforms.",
    ),
    "CONT006": Code(
        "error",
        "the gap {slot} is not known here",
        "Use one of: {allowed}. Other braces can't stand in a text.",
        "A gap that nothing fills would be printed as it is.",
    ),
    "CONT007": Code(
        "warning",
        "the core key `{keys}` fits nothing",
        "Correct it, or take it out.",
        "What is meant to be core would not be protected.",
    ),
    "CONT010": Code(
        "todo",
        "texts here that still say what to write: {count}",
        "Put your own words in place of each text that begins with `todo:`.",
        "Until then it is printed as it stands; a site that is ready does not take it.",
    ),
    "CONT008": Code(
        "error",
        "the text cites {source}, which is not under `sources:`",
        "Add it there, and the work to `works:` in protocol.yaml.",
        "Whoever reads a claim must be able to look it up.",
    ),
    "MODU003": Code(
        "error",
        "with all that is optional the activities take {sum} minutes, and `dose:` says at most {max}",
        "Write `max: {sum}` below `dose:`, or shorten an activity.",
        "A site plans with these minutes.",
    ),
    "INST020": Code(
        "error",
        "the competency {competency} names `{code}`, which is not an item here",
        "Correct the code.",
        "What is measured is told by these items.",
    ),
    "INST001": Code(
        "error", 'there is no response scale "{value}"', "Write `{suggestion}`. There are: {allowed}.", _NAMED
    ),
    "INST002": Code(
        "error",
        "the item `{code}` has no response scale",
        "Give the item or its section a `scale:`.",
        "A choice needs answers.",
    ),
    "INST003": Code(
        "error",
        "the code `{code}` is used twice; the other one is in {file}",
        "Give one of them another code.",
        "A code is a variable's name in every data set.",
    ),
    "INST004": Code(
        "error",
        "two answers of the scale `{scale}` have the value {value}",
        "Give each its own value.",
        "Data keep the value alone.",
    ),
    "INST005": Code(
        "error",
        "the item `{code}` can't stand in a grid",
        "Write `display: list`, or move it into a section of its own.",
        "A grid holds choices on one response scale.",
    ),
    "INST006": Code(
        "error",
        "the condition names `{code}`, which does not come before it",
        "Name an item that comes earlier in the same form.",
        "A question can't depend on an answer that has not been given.",
    ),
    "INST007": Code(
        "error",
        "the score `{score}` names `{code}`, which is not an item here",
        "Correct the code.",
        "A score is made of this instrument's items.",
    ),
    "INST008": Code(
        "error",
        "the score `{score}` says it runs from {low} to {high}; its items give {least} to {most}",
        "Write `range: [{least}, {most}]`.",
        "Reports and checks go by the range.",
    ),
    "INST009": Code(
        "error",
        "the behavioural anchor {value} is not an answer of the scale",
        "Use the values of the scale: {allowed}.",
        "An anchor describes an answer.",
    ),
    "INST010": Code(
        "error",
        "a condition asks exactly one question",
        "Give it an `item:` with one of equals, in, less, greater, answered; or one of all, any, not.",
        "Each platform writes conditions in its own language, from one meaning.",
    ),
    "INST011": Code(
        "error",
        "the form `{form}` names `{value}` twice",
        "Take one of them out.",
        "A form holds each question once.",
    ),
    "INST012": Code(
        "error",
        "`{code}` is a word that {keeper} keeps for itself",
        "Give the item another code.",
        "The variable would be renamed or refused there.",
    ),
    "INST013": Code(
        "error",
        "the instrument `{id}` is the protocol's, and `forms:` is for a site's own",
        "Delete `forms:`; the protocol's forms name their instruments in protocol.yaml.",
        "Where the shared instruments stand is the same at every site.",
    ),
    "INST014": Code(
        "error",
        "the key names `{code}`, which is not a choice here",
        "Correct the code, or take it out of the key.",
        "A key says which answer is expected of each choice of this instrument.",
    ),
    "INST015": Code(
        "error",
        "the key expects the answer {value} of `{code}`, and its scale has none such",
        "Use the values of the scale: {allowed}.",
        "Nobody could give the expected answer.",
    ),
    "INST016": Code(
        "error",
        "the item `{code}` has no expected answer in the key",
        "Add it to `answers:` of the key; write 0 where there is nothing to find.",
        "Hits and false alarms are counted over all items.",
    ),
    "INST017": Code(
        "error",
        "the key has {count} of {every} items with nothing to find; it needs {least}",
        "Add items whose expected answer is 0.",
        "Somebody who sees something everywhere would score as well as somebody who sees well.",
    ),
    "INST018": Code(
        "error",
        "the score `{score}` is made by `{method}`, and the instrument has no key",
        "Give the instrument a `key:`, or choose the method mean or sum.",
        "What is a hit is told by the key.",
    ),
    "INST019": Code(
        "error",
        "the key is marked as set; clinicians who set it in {language}: {count} of {needs}",
        "Write `state: provisional` until as many clinicians have set it.",
        "A key that few people have set says what they see, and no more.",
    ),
    "MODU001": Code(
        "error",
        "the activities take {sum} minutes, and `dose` allows {min} to {max}",
        "Correct the minutes, or write `dose: {min: {min}, max: {sum}}`.",
        "Plans are made from the minutes.",
    ),
    "MODU002": Code(
        "error",
        'the module "{value}" comes later',
        "Put it earlier in `modules:` of protocol.yaml, or take it out of `needs:`.",
        "A module can only need what came before.",
    ),
}
