"""What a session holds, as plain text to look something up in and to copy from."""

from collections.abc import Iterable, Iterator

from facilitator.core.board import cons, proposals_of, pros
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import RemarkKind, Voice
from facilitator.glossary import name_of, task_title, title_of
from facilitator.ui.wording import MINUS, voice_name
from facilitator.words import Words


def content_text(words: Words, state: State) -> str:
    """Return everything that was captured, task by task.

    Args:
        words: The language of the headings.
        state: The session.
    """
    return "\n".join(_lines(words, state)).strip()


def _lines(words: Words, state: State) -> Iterator[str]:
    step = step_of(state)
    if step is not None:
        yield words.gettext("Step: {title}").format(title=title_of(words, step))
    for task in state.tasks:
        yield from ("", task_title(words, task.number, task.title).upper())
        for proposal in proposals_of(state, task.number):
            yield from _proposal(words, state, proposal)
        for kind in RemarkKind:
            found = [
                each
                for each in state.content.remarks.values()
                if each.task == task.number and each.kind is kind
            ]
            said = (_said(words, state, each.text, each.author) for each in found)
            yield from _under(name_of(words, kind), said)
    content = state.content
    outcomes = (f"{name_of(words, each.kind)}: {each.text}" for each in content.outcomes.values())
    yield from _under(words.gettext("Outcomes"), outcomes)
    yield from _under(
        words.gettext("Decisions"), (each.text for each in content.decisions.values())
    )
    yield from _under(
        words.gettext("Road map"), (each.activity for each in content.roadmap.values())
    )
    yield from _under(words.gettext("Notes"), (each.text for each in content.notes.values()))
    if content.closing.text:
        yield from _under(words.gettext("Closing speech"), (content.closing.text,))


def _proposal(words: Words, state: State, proposal: Proposal) -> Iterator[str]:
    yield ""
    text = f"№ {proposal.label}  {proposal.text}"
    if proposal.votes is not None:
        votes = words.gettext("votes: {n}").format(n=proposal.votes)
        text = f"{text} — {votes}"
    yield _said(words, state, text, proposal.author)
    yield from _arguments(words, state, "+", pros(proposal))
    yield from _arguments(words, state, MINUS, cons(proposal))


def _arguments(
    words: Words, state: State, sign: str, arguments: Iterable[Argument]
) -> Iterator[str]:
    for each in arguments:
        yield _said(words, state, f"      {sign} {each.text}", each.author)


def _said(words: Words, state: State, text: str, author: Voice | None) -> str:
    name = voice_name(words, state, author)
    return f"{text} ({name})" if name else text


def _under(heading: str, items: Iterable[str]) -> Iterator[str]:
    listed = [f"   • {each}" for each in items]
    if listed:
        yield from ("", heading, *listed)
