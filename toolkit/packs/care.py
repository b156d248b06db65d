"""What keeps a role-play safe, as every role's paper has it: warning, pause word, the right to sit out, whom to turn to."""

from toolkit.document.tree import Block, Facts, FieldLine, Inline, Note, Paragraph
from toolkit.model.scenario import Scenario
from toolkit.packs.words import Blocks
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def stopping(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    """The warning, the pause word and the right to sit out, with the contact: on every role's paper."""
    pack, safety = view.interface.pack, scenario.safety
    pause: Blocks = (Paragraph(pack["no_pause_word"]),)
    if safety.pause_word:
        pause = (Paragraph(pack["pause_word_use"]), FieldLine(pack["pause_word_ours"], "line"))
    lines = (Paragraph(safety.warning), *pause, Paragraph(pack["opting_out"]), contact(site, view))
    return (Note("safety", lines, pack["warning"]),)


def contact(site: ResolvedSite, view: View) -> Block:
    """Whom to turn to: name, telephone, hours, and the numbers outside them."""
    person, words = site.site.contacts.distress, view.interface.survey
    label = view.interface.pack["safety_contact"]
    if person is None:
        return Facts(((label, view.interface.stage["todo_here"]),))
    outside = ((words["contact_out_of_hours"], person.out_of_hours), (words["contact_emergency"], person.emergency))
    reach = ((words["contact_phone"], person.phone), (words["contact_email"], person.email))
    rows: list[tuple[Inline, Inline]] = [(label, person.name)]
    rows += [(name, value) for name, value in (*reach, (words["contact_hours"], person.hours), *outside) if value]
    return Facts(tuple(rows))
