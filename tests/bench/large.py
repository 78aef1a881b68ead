"""Session files of any size, made of the example's texts, and fast ways to fill them."""

import json
from copy import deepcopy
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.core.board import is_own, proposals_of
from facilitator.core.commands import AddArgument, Command, GoToStep
from facilitator.core.model import State
from facilitator.core.vocabulary import Side, StepKind
from facilitator.paths import example_session
from facilitator.transfer import import_session

TEXT = "Семьям не придётся собирать справки: данные придут из реестра"


def session_with(proposals: int, path: Path) -> None:
    """Make a session file whose first task has so many proposals; what stood there is replaced.

    Args:
        proposals: How many; those of the whole example, with their arguments, in turn.
        path: The file to make.
    """
    data = json.loads(example_session().read_text(encoding="utf-8"))
    first = data["tasks"][0]
    # Its own come first and keep their numbers: conclusions and decisions refer to them.
    models = [one for task in data["tasks"] for one in task["proposals"]]
    first["proposals"] = [
        {**deepcopy(models[n % len(models)]), "number": n + 1} for n in range(proposals)
    ]
    document = path.with_suffix(".json")
    document.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    import_session(document, path, SystemTime())
    document.unlink()


def to_pros_and_cons(state: State) -> GoToStep:
    """Return the command that goes to the step of pluses and minuses of task 1."""
    return GoToStep(next(step.id for step in state.programme if step.kind is StepKind.PROS_CONS))


def pluses(state: State, count: int) -> list[Command]:
    """Return so many pluses to the proposals of task 1, each with a text of its own."""
    proposals = proposals_of(state, 1)
    voices = list(dict.fromkeys(p.author for p in proposals))
    commands: list[Command] = []
    for n in range(count):
        proposal = proposals[n % len(proposals)]
        author = next(voice for voice in voices if not is_own(state, proposal, voice))
        commands.append(AddArgument(proposal.id, Side.PRO, f"{TEXT} ({n})", author))
    return commands
