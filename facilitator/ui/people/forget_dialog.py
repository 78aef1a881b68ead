"""Forgetting people: whom, why, what goes and what stays, and then the act to be signed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator import explain_forgetting
from facilitator.core.forgetting import Whom, voice_of
from facilitator.core.model import State
from facilitator.core.vocabulary import ForgettingReason, Voice
from facilitator.explain import explain
from facilitator.forgotten import Account
from facilitator.glossary import name_of
from facilitator.trouble import StorageTrouble
from facilitator.ui.choices import ChoiceBox
from facilitator.ui.export.background import Background
from facilitator.ui.export.showing import open_file, show_in_folder
from facilitator.ui.forgetting_file import ForgettingFile
from facilitator.ui.forms import add_field, button, complaint, field_form, label, row
from facilitator.ui.people.act_buttons import ActButtons, Show
from facilitator.ui.screens import screen_under
from facilitator.ui.theme import SPACING
from facilitator.words import Words

WIDTH, HEIGHT = 760, 600


class ForgetDialog(QDialog):
    """Blocks the windows it belongs to: nobody is to type a name while names are taken out.

    Args:
        words: The words of the console.
        state: The session.
        file: Its file.
        chosen: Who is offered first; None leaves the choice open.
        parent: The window of people, if any.
        open_it: Opens the act.
        find_it: Shows the act in its folder.
    """

    done_with = Signal(object)
    """The Account of what was done."""

    def __init__(
        self,
        words: Words,
        state: State,
        file: ForgettingFile,
        chosen: Voice | None,
        parent: QWidget | None = None,
        *,
        open_it: Show = open_file,
        find_it: Show = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._file = file
        self._asked = False
        self._looking = Background(self)
        self._working = Background(self)
        self._finishing = Background(self)
        self.who = ChoiceBox(words.gettext("Whom"))
        self.reason = ChoiceBox(words.gettext("Why"))
        self.texts = QCheckBox(words.gettext("Replace names in free texts too"))
        self.said = QPlainTextEdit()
        self.problem = complaint()
        self.progress = QProgressBar()
        self.act = ActButtons(words, file, open_it=open_it, find_it=find_it)
        self.forget = button("", look="danger")
        self.cancel = button("")
        self._lead = label(
            words.gettext(
                "Names, offices, places of work and addresses leave the session, its backups and "
                "its letters for good. Numbers, tables, attendance, votes and what was said stay: "
                "“Participant 7” stands in place of the name."
            )
        )
        self._warning = label(
            words.gettext(
                "This cannot be taken back: no backup keeps the names, and undo ends here. An act "
                "of destruction is left beside the session, to be printed and signed."
            )
        )
        self._fill(state, chosen)
        self._build()
        self._connect()
        self._look()

    @property
    def is_busy(self) -> bool:
        """Tell whether names are being taken out just now."""
        return self._working.is_running or self._finishing.is_running or self.act.is_busy

    def reject(self) -> None:
        """Close, but not in the middle of it."""
        if not self.is_busy:
            self._looking.give_up()
            super().reject()

    def _fill(self, state: State, chosen: Voice | None) -> None:
        words = self._words
        names = {voice_of(one): one.name for one in state.participants.values()}
        names.update({voice_of(one): one.name for one in state.experts.values()})
        for voice, name in names.items():
            number = explain_forgetting.numbered(words, [voice])
            pattern = words.gettext("{name} ({number})")
            self.who.addItem(pattern.format(name=name, number=number), voice)
        self.who.insertSeparator(self.who.count())
        self.who.addItem(words.gettext("Everybody: participants, experts, those who sign"), None)
        self.who.setPlaceholderText(words.gettext("Choose whom"))
        offered = (at for at in range(len(names)) if self.who.itemData(at) == chosen)
        self.who.setCurrentIndex(next(offered, -1))
        for box in (self.who, self.reason):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for reason in ForgettingReason:
            self.reason.addItem(name_of(words, reason), reason)

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Forget personal data"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        free = screen_under(self).availableSize()
        self.resize(min(WIDTH, free.width() * 24 // 25), min(HEIGHT, free.height() * 22 // 25))
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName(words.gettext("What will be done"))
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.gettext("Progress"))
        self._fields = QWidget()
        form: QFormLayout = field_form()
        self._fields.setLayout(form)
        add_field(form, words.gettext("Whom"), self.who)
        add_field(form, words.gettext("Why"), self.reason)
        form.addRow("", self.texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.medium)
        layout.addWidget(self._lead)
        layout.addWidget(self._fields)
        layout.addWidget(self.said, 1)
        layout.addWidget(self._warning)
        layout.addWidget(self.problem)
        layout.addWidget(self.progress)
        layout.addLayout(row(self.act, None, self.forget, self.cancel))
        self._show_asked()
        self.cancel.say(words.gettext("Cancel"))
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(self._look)
        self.texts.toggled.connect(self._look)
        self.forget.clicked.connect(self._press)
        self.cancel.clicked.connect(self.reject)
        self.act.written.connect(self._tell_done)
        self.act.complained.connect(self._complain)
        self.act.failed.connect(self._show_failed)
        self._looking.finished.connect(self._show_foreseen)
        self._looking.failed.connect(self._show_failed)
        self._working.progressed.connect(self._show_progress)
        self._working.finished.connect(self._rewrite)
        self._working.failed.connect(self._show_failed)
        self._finishing.finished.connect(self._show_done)
        self._finishing.failed.connect(self._show_failed)

    def _whom(self) -> Whom:
        voice = self.who.currentData()
        voices = frozenset() if voice is None else frozenset({voice})
        return Whom(voices, everyone=voice is None, texts=self.texts.isChecked())

    def _reason(self) -> ForgettingReason:
        # Qt gives back the plain text of a member.
        return ForgettingReason(self.reason.currentData())

    def _look(self) -> None:
        """Find out what would be done."""
        self._asked = False
        self._show_asked()
        self.forget.setEnabled(False)
        self.problem.hide()
        self.progress.setRange(0, 0)
        self.progress.setVisible(self.who.currentIndex() >= 0)
        if self.who.currentIndex() < 0:
            return
        whom, reason = self._whom(), self._reason()
        self._looking.start(lambda _progress: self._file.foresee(whom, reason))

    def _show_foreseen(self, account: Account) -> None:
        lines = explain_forgetting.foreseen(self._words, account)
        self._tell(lines, account)
        self.progress.hide()
        self.forget.setEnabled(True)

    def _tell(self, lines: list[str], account: Account) -> None:
        places = [explain_forgetting.place(self._words, one) for one in account.places]
        if places:
            lines += ["", self._words.gettext("Texts with a name or a surname like it:"), *places]
        self.said.setPlainText("\n".join(lines))

    def _show_asked(self) -> None:
        words = self._words
        really = words.gettext("Really? There is no way back")
        self.forget.say(really if self._asked else words.gettext("Forget for good"))

    def _press(self) -> None:
        """Ask once more at the first press, begin at the second."""
        if not self._asked:
            self._asked = True
            self._show_asked()
            return
        self.problem.hide()
        self._lock(busy=True)
        whom, reason = self._whom(), self._reason()
        self._working.start(lambda progress: self._file.begin(whom, reason, progress))

    def _lock(self, *, busy: bool) -> None:
        for each in (self._fields, self.forget, self.cancel):
            each.setEnabled(not busy)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _rewrite(self, begun: object) -> None:
        try:
            self._file.rewrite(begun)
        except StorageTrouble as trouble:
            self._show_failed(trouble)
            return
        self._finishing.start(lambda _progress: self._finished(begun))

    def _finished(self, begun: object) -> tuple[Account, Path | None, StorageTrouble | None]:
        account = self._file.finish(begun)
        if account.does_nothing:
            return account, None, None
        try:
            return account, self._file.write_act(account), None
        except StorageTrouble as trouble:
            return account, None, trouble

    def _show_done(self, done: tuple[Account, Path | None, StorageTrouble | None]) -> None:
        account, act, trouble = done
        words = self._words
        self._lock(busy=False)
        for each in (self._fields, self._lead, self._warning, self.forget):
            each.hide()
        self._tell_done(account, act)
        if not account.does_nothing:
            self.act.show_act(account, act)
        self.said.setAccessibleName(words.gettext("What was done"))
        self.cancel.say(words.gettext("Close"))
        if trouble is not None:
            self._complain(explain(words, trouble))
        self.done_with.emit(account)

    def _tell_done(self, account: Account, act: Path | None) -> None:
        words = self._words
        lines = explain_forgetting.done(words, account)
        if account.does_nothing:
            lines = [words.gettext("There was nothing of them left to take out")]
        if act is not None:
            lines += ["", words.gettext("The act: {file}").format(file=act)]
        self._tell(lines, account)

    def _show_failed(self, fault: Exception) -> None:
        self._lock(busy=False)
        self._asked = False
        self._show_asked()
        if isinstance(fault, StorageTrouble):
            self._complain(explain(self._words, fault))
            return
        pattern = self._words.gettext(
            "This could not be done because of a fault in the program ({fault}). The session "
            "itself is safe; the fault is written down in the log."
        )
        self._complain(pattern.format(fault=type(fault).__name__))

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
