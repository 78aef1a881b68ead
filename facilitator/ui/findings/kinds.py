"""How each list of findings is shown, added to, edited and erased."""

from collections.abc import Callable

from facilitator.core.commands import (
    AddDecision,
    AddNote,
    AddOutcome,
    AddRemark,
    AddRoadmapRow,
    EditDecision,
    EditOutcome,
    EditRemark,
    EditRoadmapRow,
    EraseDecision,
    EraseNote,
    EraseOutcome,
    EraseRemark,
    EraseRoadmapRow,
    ExposeRemark,
)
from facilitator.core.model import Decision, Note, Outcome, Remark, RoadmapRow, State
from facilitator.core.references import write_references
from facilitator.core.vocabulary import RemarkKind
from facilitator.glossary import name_of, title_of
from facilitator.ui.dates import write_date
from facilitator.ui.items.kind import Kind
from facilitator.ui.items.rows_model import Column
from facilitator.ui.wording import capitalised, voice_name
from facilitator.words import Words

StateNow = Callable[[], State]
TASK_WIDTH, ON_WALL_WIDTH, REFS_WIDTH = 76, 92, 108


def remark_kind(words: Words, kind: RemarkKind, title: str, state: StateNow) -> Kind[Remark]:
    """Return the list of remarks of one kind, each on the wall or kept off it."""
    shown, hidden = words.gettext("on the wall"), words.gettext("kept off the wall")
    columns: tuple[Column[Remark], ...] = (
        Column(words.gettext("Task"), lambda r: str(r.task), TASK_WIDTH, right=True),
        Column(words.gettext("Text"), lambda r: _flat(r.text)),
        Column(words.gettext("Author"), lambda r: voice_name(words, state(), r.author), 110),
        Column(
            words.gettext("On the wall"),
            lambda r: shown if r.on_wall else hidden,
            ON_WALL_WIDTH,
            checked=lambda r: r.on_wall,
        ),
    )
    return Kind(
        title=title,
        items=lambda now: tuple(
            sorted(
                (r for r in now.content.remarks.values() if r.kind is kind),
                key=lambda r: r.task,
            )
        ),
        columns=columns,
        key=lambda r: r.id,
        add=lambda r: AddRemark(kind, r.task, r.text, r.author),
        edit=lambda r: EditRemark(r.id, r.text, r.author),
        erase=lambda r: EraseRemark(r.id),
        tick=lambda r, _column: ExposeRemark(r.id, not r.on_wall),
        empty=words.gettext("Nothing yet. It can be typed here at any time."),
        wraps=True,
    )


def decision_kind(words: Words) -> Kind[Decision]:
    """Return the list of decisions, general ones last."""
    columns: tuple[Column[Decision], ...] = (
        Column(words.gettext("Task"), lambda d: str(d.task or ""), TASK_WIDTH, right=True),
        Column(words.gettext("Text"), lambda d: _flat(d.text)),
        Column(words.gettext("Responsible"), lambda d: d.responsible or "", 130),
        Column(words.gettext("Deadline"), lambda d: write_date(d.deadline), 96),
    )
    return Kind(
        title=words.gettext("Decisions"),
        items=lambda now: tuple(
            sorted(now.content.decisions.values(), key=lambda d: (d.task is None, d.task or 0))
        ),
        columns=columns,
        key=lambda d: d.id,
        add=AddDecision,
        edit=EditDecision,
        erase=lambda d: EraseDecision(d.id),
        empty=words.gettext("Nothing yet. It can be typed here at any time."),
        wraps=True,
    )


def outcome_kind(words: Words, state: StateNow) -> Kind[Outcome]:
    """Return the list of outcomes, sorted by kind."""
    columns: tuple[Column[Outcome], ...] = (
        Column(words.gettext("Kind"), lambda o: capitalised(name_of(words, o.kind)), 180),
        Column(words.gettext("Text"), lambda o: _flat(o.text)),
        Column(words.gettext("Proposals"), lambda o: write_references(state(), o.refs), REFS_WIDTH),
    )
    return Kind(
        title=words.gettext("Growth points, risks, initiatives"),
        items=lambda now: tuple(sorted(now.content.outcomes.values(), key=_by_kind)),
        columns=columns,
        key=lambda o: o.id,
        add=AddOutcome,
        edit=EditOutcome,
        erase=lambda o: EraseOutcome(o.id),
        empty=words.gettext("Nothing yet. It can be typed here at any time."),
        wraps=True,
    )


def roadmap_kind(words: Words, state: StateNow) -> Kind[RoadmapRow]:
    """Return the rows of the road map in order of capture."""
    columns: tuple[Column[RoadmapRow], ...] = (
        Column(words.gettext("Activity"), lambda r: _flat(r.activity)),
        Column(words.gettext("Proposals"), lambda r: write_references(state(), r.refs), REFS_WIDTH),
        Column(words.gettext("Term"), lambda r: r.term or "", 140),
        Column(words.gettext("Responsible"), lambda r: r.responsible or "", 130),
    )
    return Kind(
        title=words.gettext("Road map"),
        items=lambda now: tuple(now.content.roadmap.values()),
        columns=columns,
        key=lambda r: r.id,
        add=AddRoadmapRow,
        edit=EditRoadmapRow,
        erase=lambda r: EraseRoadmapRow(r.id),
        empty=words.gettext("Nothing yet. It can be typed here at any time."),
        wraps=True,
    )


def note_kind(words: Words, state: StateNow) -> Kind[Note]:
    """Return the private notes with the step they were written in."""

    def where(note: Note) -> str:
        step = next((each for each in state().programme if each.id == note.step), None)
        return title_of(words, step) if step else ""

    columns: tuple[Column[Note], ...] = (
        Column(words.gettext("Note"), lambda n: _flat(n.text)),
        Column(words.gettext("Step"), where, 190),
    )
    return Kind(
        title=words.gettext("Private notes"),
        items=lambda now: tuple(now.content.notes.values()),
        columns=columns,
        key=lambda n: n.id,
        add=lambda n: AddNote(n.text),
        erase=lambda n: EraseNote(n.id),
        empty=words.gettext("Notes are seen here only: never on the wall, never printed."),
        wraps=True,
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _by_kind(outcome: Outcome) -> int:
    return list(type(outcome.kind)).index(outcome.kind)
