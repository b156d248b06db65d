"""The client's role: who the person is, how to play them, the script with its turns, and how it may end."""

from collections.abc import Mapping

from toolkit.document.tree import (
    Block,
    Emphasis,
    Facts,
    Heading,
    Inline,
    Item,
    Link,
    ListBlock,
    Paragraph,
    Speech,
    Strong,
)
from toolkit.model.scenario import Beat, Response, Scenario
from toolkit.packs.words import Blocks, filled
from toolkit.resolve.view import View

ANSWERS = ("missed", "clumsy", "met")


def person(view: View, scenario: Scenario, heading: str) -> Blocks:
    """The person who is played, for the one who plays them."""
    pack, client = view.interface.pack, scenario.client
    pairs = (
        (pack["persona"], _name_and_age(view, scenario)),
        (pack["background"], client.background),
        (pack["story_so_far"], client.story_so_far),
        (pack["wish"], client.wish),
        (pack["fear"], client.fear),
    )
    return (Heading(2, heading, "role"), Facts(pairs))


def _name_and_age(view: View, scenario: Scenario) -> Inline:
    pack = view.interface.pack
    slots = view.scenario_slots(scenario.id)
    return (
        filled(pack["persona_name"], name=slots["client"]),
        " · ",
        filled(pack["persona_age"], age=scenario.client.age),
        " · ",
        filled(pack["name_of_therapist"], name=slots["therapist"]),
    )


def portrayal(view: View, scenario: Scenario) -> Blocks:
    """How to play the person: the first sentence, feeling, body, voice, silence; what is told only if asked, and never."""
    pack, play = view.interface.pack, scenario.portrayal
    pairs: list[tuple[Inline, Item]] = [
        (pack["opening"], Strong(play.opening)),
        (pack["affect"], play.affect),
        (pack["body"], play.body),
        (pack["voice"], play.voice),
        (pack["silence"], play.silence),
    ]
    for label, texts in ((pack["if_asked"], play.if_asked), (pack["never"], play.never)):
        if texts:
            pairs.append((label, ListBlock(tuple(texts.values()))))
    return (Heading(2, pack["portrayal"], "portrayal"), Paragraph(pack["play_note"]), Facts(tuple(pairs)))


def script(view: View, scenario: Scenario) -> Blocks:
    """The beats in order, each with what the client says and three ways in which it goes on."""
    pack = view.interface.pack
    blocks: list[Block] = [Heading(2, pack["script"], "script"), Paragraph(pack["script_note"])]
    numbers = {beat.id: number for number, beat in enumerate(scenario.beats, 1)}
    name = view.scenario_slots(scenario.id)["client"]
    for beat in scenario.beats:
        blocks += _beat(view, beat, numbers, name)
    return tuple(blocks)


def _beat(view: View, beat: Beat, numbers: Mapping[str, int], client: str) -> list[Block]:
    pack = view.interface.pack
    answers = tuple(
        (pack[f"if_{name}"], _answer(view, beat, getattr(beat.responses, name), numbers)) for name in ANSWERS
    )
    return [
        Heading(3, (filled(pack["beat"], number=numbers[beat.id]), " · ", beat.trigger), f"beat-{beat.id}"),
        Speech(client, Strong(beat.client), beat.cue),
        Facts(answers),
    ]


def _answer(view: View, beat: Beat, answer: Response, numbers: Mapping[str, int]) -> Item:
    """What the therapist does, and under it what the client says to that and where the script goes on."""
    place = "#endings" if answer.then == "end" else f"#beat-{answer.then}"
    turn = Emphasis(Link(_next(view, beat, answer.then, numbers), place))
    return (
        Paragraph((view.interface.pack["when"], " · ", answer.when)),
        Paragraph((Strong(answer.client), " · ", turn)),
    )


def _next(view: View, beat: Beat, then: str, numbers: Mapping[str, int]) -> str:
    pack = view.interface.pack
    if then == "end":
        return pack["goes_to_end"]
    return filled(pack["stays_at" if then == beat.id else "goes_to"], number=numbers[then])


def endings(view: View, scenario: Scenario) -> Blocks:
    """How it may end, and when to stop."""
    pack, ends = view.interface.pack, scenario.endings
    pairs: tuple[tuple[Inline, Inline], ...] = (
        (pack["ending_repaired"], ends.repaired),
        (pack["ending_eased"], ends.eased),
        (pack["ending_open"], ends.open),
        (pack["stop_rule"], (scenario.stop_rule, " ", pack["time_up"])),
    )
    return (Heading(2, pack["endings"], "endings"), Facts(pairs))
