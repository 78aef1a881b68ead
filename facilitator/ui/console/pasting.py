"""Several pasted lines: offered as several items or as one line, without stopping anybody."""

from typing import Final

from PySide6.QtCore import QObject

from facilitator.ui.console.banners import SHORT_MS, Banners
from facilitator.ui.console.keys import Act
from facilitator.ui.console.scribe_control import ScribeControl
from facilitator.ui.console.scribe_line import ScribeLine
from facilitator.ui.plain_text import MOST
from facilitator.words import Words

MOST_ITEMS: Final = 200
"""Each is written to the disk by itself; a list of more than this is not one session's."""
CHOICES: Final = (Act.SHOW, Act.LITERAL, Act.CANCEL)
"""What Enter, Ctrl+Enter and Esc mean in an empty line, in the order of the buttons."""


class Pasting(QObject):
    """Asks in a banner what pasted lines shall become.

    Args:
        words: The console's language.
        line: Where they were pasted.
        scribe: Commits them.
        banners: Where it is asked.
    """

    def __init__(
        self, words: Words, line: ScribeLine, scribe: ScribeControl, banners: Banners
    ) -> None:
        super().__init__(line)
        self._words = words
        self._line = line
        self._scribe = scribe
        self._banners = banners
        line.pasted.connect(self._offer)

    def _offer(self, lines: tuple[str, ...]) -> None:
        words = self._words
        if len(lines) > MOST_ITEMS or max(map(len, lines)) > MOST:
            self._refuse(len(lines))
            return
        said = words.ngettext("{count} line pasted", "{count} lines pasted", len(lines))
        self._banners.show_banner(
            "paste",
            said.format(count=len(lines)),
            "banner-done",
            (
                (words.gettext("As separate items"), lambda: self._commit(lines)),
                (words.gettext("In one line"), lambda: self._join(lines)),
                (words.gettext("Do not insert"), self._end),
            ),
            keys=("Enter", "Ctrl+Enter", "Esc"),
        )

    def _refuse(self, count: int) -> None:
        words = self._words
        said = words.ngettext(
            "Too much to paste at once: {count} line. Nothing was inserted",
            "Too much to paste at once: {count} lines. Nothing was inserted",
            count,
        )
        self._banners.show_banner("too_much", said.format(count=count), lasting_ms=SHORT_MS)

    def take(self, act: Act) -> bool:
        """Choose by a key pressed in the empty line; returns whether there was a choice."""
        banner = self._banners.banner("paste")
        if banner is None or act not in CHOICES or self._line.text():
            return False
        banner.buttons[CHOICES.index(act)].click()
        return True

    def _commit(self, lines: tuple[str, ...]) -> None:
        self._end()
        left = self._scribe.commit_all(lines)
        if left:
            # The first one refused stands in the line with its reason, the others wait.
            self._line.show_text(left[0])
        if len(left) > 1:
            self._offer(left[1:])

    def _join(self, lines: tuple[str, ...]) -> None:
        self._end()
        self._line.edit.insertPlainText(" ".join(lines)[: self._line.edit.room()])

    def _end(self) -> None:
        self._banners.drop("paste")
        self._line.take_focus()
