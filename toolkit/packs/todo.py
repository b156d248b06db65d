"""The checklist of a site as a document, in the site's working language."""

from collections.abc import Iterable
from datetime import date

from toolkit.document.tree import Block, Box, Heading, Inline, Paragraph, Table
from toolkit.resolve.todo import Task
from toolkit.resolve.view import View

STAGES = ("draft", "ready", "collecting")


def todo_blocks(view: View, tasks: Iterable[Task], today: date | None) -> tuple[Block, ...]:
    """The checklist by stage; what is done comes with a ticked box. `today` marks what is late."""
    words, index = view.interface.todo, view.interface.index
    rows = tuple(tasks)
    blocks: list[Block] = [Heading(2, words["heading"], "todo")]
    for stage in STAGES:
        here = [task for task in rows if task.stage == stage]
        if here:
            head = (index["next_done"], words["heading"], index["next_who"], index["next_when"])
            table = Table(head, tuple(_row(view, task, today) for task in here), widths=(1, 9, 3, 3))
            blocks += [Heading(3, view.interface.stage[stage], f"todo-{stage}"), table]
    if not rows:
        blocks.append(Paragraph(index["nothing_next"]))
    return tuple(blocks)


def _row(view: View, task: Task, today: date | None) -> tuple[Inline, ...]:
    words, index = view.interface.todo, view.interface.index
    what: Inline = words[task.id]
    if task.subject:
        what = (words[task.id], " (", task.subject, ")")
    state = index["next_done"] if task.done else index["next_open"]
    if not task.done and task.due and today and task.due < today:
        state = index["next_late"]
    when = task.due.isoformat() if task.due else index["no_date"]
    return ((Box(task.done), " ", state), what, words[f"who_{task.who}"], when)


def todo_lines(view: View, tasks: Iterable[Task], today: date) -> list[str]:
    """The open tasks as lines for a terminal: date, who, what."""
    words = view.interface.todo
    lines = []
    for task in tasks:
        if not task.done:
            when = task.due.isoformat() if task.due else "-" * 10
            late = f" [{view.interface.index['next_late']}]" if task.due and task.due < today else ""
            subject = f" ({task.subject})" if task.subject else ""
            lines.append(f"{when}  {words[f'who_{task.who}']}: {words[task.id]}{subject}{late}  <{task.tick}>")
    return lines


def progress(tasks: Iterable[Task]) -> tuple[int, int]:
    """(done, all) of a checklist."""
    rows = tuple(tasks)
    return sum(task.done for task in rows), len(rows)
