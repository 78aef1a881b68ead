"""Forgetting people in a session that is open: the journal is written anew, the session goes on."""

from pathlib import Path

from facilitator.clock import TimeSource
from facilitator.core.forgetting import Whom
from facilitator.core.vocabulary import ForgettingReason
from facilitator.explain_forgetting import act_beside
from facilitator.forgetting.forgetter import Begun, Forgetter
from facilitator.forgotten import Account
from facilitator.glossary import stand_in
from facilitator.session import Session
from facilitator.store.journal import FileJournal
from facilitator.ui.forgetting_file import Progress
from facilitator.words import Words


class LiveForgetting:
    """What the window of forgetting needs of an open file.

    Args:
        journal: Its writer.
        session: The session.
        logs: Where the program's logs are.
        time: This computer's time.
    """

    def __init__(
        self, journal: FileJournal, session: Session, logs: Path, time: TimeSource
    ) -> None:
        self._journal = journal
        self._session = session
        self._logs = logs
        self._time = time

    def foresee(self, whom: Whom, reason: ForgettingReason) -> Account:
        """Return what would be done; nothing is changed."""
        return self._forgetter().foresee(whom, reason)

    def begin(self, whom: Whom, reason: ForgettingReason, progress: Progress) -> object:
        """Take people out of backups, copies and letters."""
        return self._forgetter().begin(whom, reason, progress)

    def rewrite(self, begun: object) -> None:
        """Take them out of the session's own file, and go on with it."""
        assert isinstance(begun, Begun)  # noqa: S101  the window hands back what it was given
        state = self._journal.rewrite(begun.rewriting, self._session.now())
        if state is not None:
            self._session.go_on_with(state)

    def finish(self, begun: object) -> Account:
        """Look once more, and return what was done."""
        assert isinstance(begun, Begun)  # noqa: S101  the window hands back what it was given
        return self._forgetter().finish(begun)

    def write_act(self, account: Account) -> Path:
        """Write the act beside the session, in the session's language."""
        from facilitator.report.act import write_act

        words = self._words()
        target = act_beside(words, account)
        write_act(account, words, target)
        return target

    def _forgetter(self) -> Forgetter:
        journal = self._journal
        said = stand_in(self._words())
        return Forgetter(journal.path, journal.backup_folders, self._logs, self._time, said)

    def _words(self) -> Words:
        return Words.load(self._session.state.facts.language)
