"""Says what happened: undone, refused, not saved, unexpected. Never in the way of the line."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QObject, Signal

from facilitator.core.board import proposal_with_argument
from facilitator.core.commands import Undo
from facilitator.core.events import ArgumentErased, ProposalErased, Redone, Undone
from facilitator.core.history import last_deed, next_deed
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import Side
from facilitator.explain import explain
from facilitator.recovered import counted_content
from facilitator.session import Change
from facilitator.trouble import StorageTrouble
from facilitator.ui.console.banners import SHORT_MS, Banners, Deed
from facilitator.ui.console.bars import StatusBar
from facilitator.ui.hub import SessionHub
from facilitator.ui.wording import deed_name
from facilitator.words import Words

BRIEF: Final = 60
"""So many letters of a path are read at a glance."""
KEPT_PARTS: Final = 2
LOG = logging.getLogger(__name__)


class Announcer(QObject):
    """Turns the hub's signals into banners.

    Args:
        hub: The session.
        words: The console's language.
        banners: Where it is said.
        status: The bar that says whether everything is saved.
    """

    report_wanted = Signal()
    """The problem report is to be made."""
    check_wanted = Signal()
    """The check of the venue is to be opened."""

    def __init__(self, hub: SessionHub, words: Words, banners: Banners, status: StatusBar) -> None:
        super().__init__(banners)
        self._hub = hub
        self._words = words
        self._banners = banners
        self._status = status
        hub.changed.connect(self._say_undone)
        hub.refused.connect(self._say_refused)
        hub.troubled.connect(self._say_trouble)
        hub.missed.connect(self._say_missed)
        hub.recovered.connect(self._say_recovered)
        if hub.state.wall_offset_ms:
            self._ask_about_time(hub.session.now().wall)

    def _ask_about_time(self, now: datetime) -> None:
        """Ask about a correction kept from before: the computer's clock may have been set since."""
        gettext = self._words.gettext
        said = gettext("This session corrects the computer's clock. Is it {time} now?")
        said = said.format(time=self._words.time(now))
        deed = gettext("Venue check"), self.check_wanted.emit
        self._say_until_hidden("time", said, "banner", deed)

    def say_error(self, text: str) -> None:
        """Tell of an error nobody expected; the session goes on."""
        said = self._words.gettext(
            "An unexpected error; what was entered is saved. Details are in the log: {error}"
        )
        deed = self._words.gettext("Make a report"), self.report_wanted.emit
        self._say_until_hidden("error", said.format(error=text), "banner-danger", deed)

    def say_notice(self, text: str) -> None:
        """Say what must be known of the hall's screen; empty takes it back."""
        if text:
            self._say_until_hidden("notice", text, "banner")
        else:
            self._banners.drop("notice")

    def say_crashed(self, state: State, show_backups: Callable[[], None]) -> None:
        """Say that the program was not closed last time, and what is there all the same."""
        pattern = self._words.gettext(
            "The program ended unexpectedly. Restored: {counts}. The clock was not running"
        )
        deed = self._words.gettext("Backups…"), show_backups
        text = pattern.format(counts=counted_content(self._words, state))
        self._say_until_hidden("crashed", text, "banner", deed)

    def say_second_folder(self, text: str) -> None:
        """Say what is wrong with the second folder for backups; empty takes it back."""
        if text:
            self._say_until_hidden("second_folder", text, "banner")
        else:
            self._banners.drop("second_folder")

    def say_kept_elsewhere(self, text: str) -> None:
        """Say that files are not where they should be kept."""
        self._say_until_hidden("kept_elsewhere", text, "banner-danger")

    def _say_until_hidden(self, key: str, text: str, look: str, *deeds: Deed) -> None:
        hide = self._words.gettext("Hide"), lambda: self._banners.drop(key)
        self._banners.show_banner(key, text, look, (*deeds, hide))

    def _say_undone(self, change: Change) -> None:
        for event in change.events:
            match event:
                case Undone():
                    deed, said = last_deed(change.before), self._words.gettext("Undone: {deed}")
                case Redone():
                    deed, said = next_deed(change.before), self._words.gettext("Done again: {deed}")
                case ProposalErased() | ArgumentErased():
                    self._say_erased(change.before, event)
                    continue
                case _:
                    continue
            if deed is not None:
                name = deed_name(self._words, deed, change.before.content, change.after.content)
                text = said.format(deed=name)
                self._banners.show_banner("undone", text, "banner-done", lasting_ms=SHORT_MS)

    def _say_erased(self, before: State, event: ProposalErased | ArgumentErased) -> None:
        """Say what one key took away, and which key brings it back."""
        gettext = self._words.gettext
        said, proposal = gettext("Erased: № {label}"), None
        if isinstance(event, ProposalErased):
            proposal = before.content.proposals.get(event.proposal)
        elif (found := proposal_with_argument(before, event.argument)) is not None:
            proposal, argument = found
            plus, minus = (
                gettext("Erased: plus to № {label}"),
                gettext("Erased: minus to № {label}"),
            )
            said = plus if argument.side is Side.PRO else minus
        if proposal is not None:
            undo = gettext("Undo"), self._undo
            text = said.format(label=proposal.label)
            self._banners.show_banner("undone", text, "banner", (undo,), SHORT_MS, ("Ctrl+Z",))

    def _undo(self) -> None:
        self._hub.dispatch(Undo())

    def _say_refused(self, rejected: Rejected) -> None:
        text = explain(self._words, rejected)
        self._banners.show_banner("refused", text, lasting_ms=SHORT_MS)

    def _say_trouble(self, trouble: StorageTrouble) -> None:
        LOG.warning("not saved", exc_info=trouble)
        if trouble.what == "read_only":  # trying again would not help
            self._show_trouble(trouble, "{trouble}")
            return
        self._status.show_trouble()
        said = self._words.gettext("{trouble}. The text stays in the line; try again")
        self._show_trouble(trouble, said)

    def _say_missed(self, trouble: StorageTrouble) -> None:
        LOG.warning("the file is gone", exc_info=trouble)
        self._show_trouble(trouble, "{trouble}")

    def _show_trouble(self, trouble: StorageTrouble, pattern: str) -> None:
        brief = pattern.format(trouble=explain(self._words, trouble, brief_path))
        self._banners.show_banner("trouble", brief, "banner-danger")
        banner = self._banners.banner("trouble")
        if banner is not None:
            banner.setToolTip(pattern.format(trouble=explain(self._words, trouble)))

    def _say_recovered(self) -> None:
        self._banners.drop("trouble")
        self._status.show_recovered()


def brief_path(path: str) -> str:
    """Return a path, or where it is long its last folder and name: a banner is read at a glance."""
    parts = PurePath(path).parts
    if len(path) <= BRIEF or len(parts) <= KEPT_PARTS:
        return path
    return str(PurePath("…", *parts[-KEPT_PARTS:]))
