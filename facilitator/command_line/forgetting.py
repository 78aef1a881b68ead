"""`facilitator forget`: who is meant, what would be done, and doing it, told line by line."""

from collections.abc import Callable, Sequence
from pathlib import Path

from facilitator import explain_forgetting, paths
from facilitator.clock import TimeSource
from facilitator.core.forgetting import Whom, meant_by
from facilitator.core.model import State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import ForgettingReason, Voice
from facilitator.forgetting.forgetter import Forgetter
from facilitator.forgotten import Account
from facilitator.glossary import stand_in
from facilitator.store.backup import BackupFolders
from facilitator.store.forgetting import held
from facilitator.store.opening import look_at
from facilitator.trouble import StorageTrouble
from facilitator.ui.settings import Settings
from facilitator.words import Words


def backup_folders() -> BackupFolders:
    """Return where this user's backups go."""
    folders = paths.user_folders()
    second = Settings(folders.settings / "settings.json").choices.second_backup
    return BackupFolders(folders.backups, Path(second) if second else None)


def _require_place(act: Path, session: Path) -> None:
    """Try the place of an act before anything is forgotten: afterwards none can be made again.

    Raises:
        StorageTrouble: `same_file`, `not_found` or `write_file`.
    """
    folder = act.absolute().parent
    if act.resolve() == session.resolve():
        raise StorageTrouble("same_file", str(act))
    try:
        if not folder.is_dir():
            raise StorageTrouble("not_found", str(folder))
        stood = act.exists()
        with act.open("ab"):
            pass
        if not stood:
            act.unlink()
    except OSError as error:
        raise StorageTrouble("write_file", str(act), error.strerror or "") from error


class NobodyMeant(Exception):
    """Nobody, or more than one, is meant by what was typed.

    Args:
        sentence: Says so.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: whom (numbers or names; none is everyone), and whether in texts too."""

    who: tuple[str, ...]
    texts: bool
    reason: ForgettingReason
    act: Path | None


class ForgetCommand:
    """Forgets people in a session file that no other program has open.

    Args:
        file: The session file.
        folders: Where backups are.
        time: This computer's time.
        words: The language to answer in.
        say: Told each line.
    """

    def __init__(
        self,
        file: Path,
        folders: BackupFolders,
        time: TimeSource,
        words: Words,
        say: Callable[[str], None],
    ) -> None:
        self._file = file
        self._folders = folders
        self._time = time
        self._words = words
        self._say = say

    def foresee(self, order: Order) -> None:
        """Say what would be done; raises NobodyMeant and StorageTrouble."""
        state = look_at(self._file, self._time).state
        account = self._forgetter(state).foresee(self._whom(state, order), order.reason)
        self._tell(explain_forgetting.foreseen(self._words, account), account)
        self._say(self._words.gettext("Nothing has been changed yet: --yes does it"))

    def carry_out(self, order: Order) -> None:
        """Do it, and write the act; raises NobodyMeant and StorageTrouble."""
        from facilitator.report.act import write_act

        state = look_at(self._file, self._time).state
        whom = self._whom(state, order)
        if order.act is not None:
            _require_place(order.act, self._file)
        # Known to be free before anything is changed: backups come first.
        with held(self._file, self._time) as rewrite:
            account = self._forgetter(state).carry_out(whom, order.reason, rewrite)
        if account.does_nothing:
            self._say(self._words.gettext("There was nothing of them left to take out"))
            return
        self._tell(explain_forgetting.done(self._words, account), account)
        spoken = Words.load(state.facts.language)
        target = order.act or explain_forgetting.act_beside(spoken, account)
        write_act(account, spoken, target)
        self._say(self._words.gettext("Written: {file}").format(file=target))

    def _forgetter(self, state: State) -> Forgetter:
        said = stand_in(Words.load(state.facts.language))
        return Forgetter(self._file, self._folders, paths.user_folders().logs, self._time, said)

    def _whom(self, state: State, order: Order) -> Whom:
        voices = frozenset(self._meant(state, typed) for typed in order.who)
        return Whom(voices, everyone=not order.who, texts=order.texts)

    def _meant(self, state: State, typed: str) -> Voice:
        found = meant_by(typed, state)
        if len(found) == 1:
            return found[0]
        if not found:
            pattern = self._words.gettext("Nobody in the session is “{who}”")
            raise NobodyMeant(pattern.format(who=typed))
        numbers = explain_forgetting.numbered(self._words, found)
        pattern = self._words.gettext("“{who}” may be {people}: give a number")
        raise NobodyMeant(pattern.format(who=typed, people=numbers))

    def _tell(self, lines: Sequence[str], account: Account) -> None:
        for line in lines:
            self._say(line)
        for place in account.places:
            self._say(f"  {explain_forgetting.place(self._words, place)}")
