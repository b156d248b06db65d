"""The checklist of a site as a document, in the site's working language."""

from collections.abc import Iterable, Sequence
from datetime import date

from toolkit.document.tree import Block, Box, Heading, Inline, Link, ListBlock, Paragraph, Strong, Table, plain
from toolkit.packs.words import listed
from toolkit.resolve.todo import Task
from toolkit.resolve.view import View

STAGES = ("draft", "ready", "collecting")
NEXT = 6
"""So many open tasks stand on top of a page; the rest follows in the checklist."""


def next_blocks(view: View, tasks: Iterable[Task], today: date | None) -> tuple[Block, ...]:
    """The open tasks that come first, with a link to the whole checklist."""
    words, index = view.interface.todo, view.interface.index
    rows = [task for task in tasks if not task.done]
    if not rows:
        return (Heading(2, index["next"], "next"), Paragraph(index["nothing_next"]))
    items = tuple(
        listed([*_when(view, task, today), Strong(_what(view, task)), words[f"who_{task.who}"]]) for task in rows[:NEXT]
    )
    more = Link((index["checklist"], f" ({len(rows)})"), "#todo")
    return (Heading(2, index["next"], "next"), ListBlock(items, boxes=True), Paragraph(more))


def todo_blocks(view: View, tasks: Iterable[Task], today: date | None) -> tuple[Block, ...]:
    """The checklist by stage; what is done comes with a ticked box. `today` marks what is late."""
    words, index = view.interface.todo, view.interface.index
    rows = tuple(tasks)
    blocks: list[Block] = [Heading(2, index["checklist"], "todo")]
    for stage in STAGES:
        here = [task for task in rows if task.stage == stage]
        if here:
            head = (index["next_when"], words["heading"])
            table = Table(head, tuple(_row(view, task, today) for task in here), widths=(3, 7))
            blocks += [Heading(3, view.interface.stage[stage], f"todo-{stage}"), table]
    return tuple(blocks)


def _row(view: View, task: Task, today: date | None) -> tuple[Inline, ...]:
    said: list[Inline] = [(Box(task.done), " ", _what(view, task)), view.interface.todo[f"who_{task.who}"]]
    said += [view.interface.index["next_done"]] if task.done else []
    return (listed(_when(view, task, today)), listed(said))


def _what(view: View, task: Task) -> Inline:
    words = view.interface.todo
    return (words[task.id], " (", _subject(view, task), ")") if task.subject else words[task.id]


def _subject(view: View, task: Task) -> Inline:
    """The cohort, and the wave by its name."""
    cohort, _, wave = task.subject.partition("/")
    names = {one.id: one.name or one.id for one in view.release.occasions}
    return listed([cohort, names.get(wave, wave)]) if wave else cohort


def _when(view: View, task: Task, today: date | None) -> Sequence[Inline]:
    index = view.interface.index
    if task.due is None:
        return (index["no_date"],)
    late = not task.done and today is not None and task.due < today
    return (task.due.isoformat(), Strong(index["next_late"])) if late else (task.due.isoformat(),)


def todo_lines(view: View, tasks: Iterable[Task], today: date) -> list[str]:
    """The open tasks as lines for a terminal: date, who, what, and the name to tick it by."""
    words, index = view.interface.todo, view.interface.index
    lines = []
    for task in tasks:
        if not task.done:
            when = task.due.isoformat() if task.due else "-" * 10
            late = f" [{index['next_late']}]" if task.due and task.due < today else ""
            what = plain(_what(view, task))
            lines.append(f"{when}  {words[f'who_{task.who}']}: {what}{late}  <{task.tick}>")
    return lines


def progress(tasks: Iterable[Task]) -> tuple[int, int]:
    """(done, all) of a checklist."""
    rows = tuple(tasks)
    return sum(task.done for task in rows), len(rows)
