"""The section of the session window for the hall: streaming, names, rules, language, mark."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.ui.choices import LanguageChoice
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import add_field, field_form, label, line, page, scrolled
from facilitator.ui.start.draft import Draft
from facilitator.words import Words


class HallPage(QWidget):
    """What the room sees and how it works."""

    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.broadcast = QCheckBox(words.gettext("The session is streamed live"))
        self.names = QCheckBox(words.gettext("Names may be shown on the audience screen"))
        self._why = label(
            words.gettext("While the session is streamed, names stay off it."), "soft"
        )
        self.rules = GrowingText(
            words.gettext("Rules of the game"),
            rows=(4, 10),
            hint=words.gettext("each on its own line"),
        )
        self.language = LanguageChoice(words.gettext("Language of hall and protocol"))
        self.mark = line(
            words.gettext("Mark"),
            hint=words.gettext("small on every page, such as “for internal use”"),
        )
        self._build(words)
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show what of a draft concerns the hall."""
        facts = draft.facts
        self.broadcast.setChecked(facts.broadcast)
        self.names.setChecked(facts.names_on_wall)
        self.rules.setPlainText("\n".join(facts.rules))
        self.language.show_language(facts.language)
        self.mark.setText(facts.mark or "")
        self._bind_names()

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with what stands here; streaming and names exclude each other."""
        facts = replace(
            draft.facts,
            broadcast=self.broadcast.isChecked(),
            names_on_wall=self.names.isChecked() and not self.broadcast.isChecked(),
            rules=self.rules.lines(),
            language=self.language.language(),
            mark=self.mark.text().strip() or None,
        )
        return replace(draft, facts=facts)

    def _build(self, words: Words) -> None:
        content, layout = page()
        layout.addWidget(self.broadcast)
        layout.addWidget(self.names)
        layout.addWidget(self._why)
        form = field_form()
        add_field(form, words.gettext("Rules of the game"), self.rules)
        add_field(form, words.gettext("Language of hall and protocol"), self.language)
        add_field(form, words.gettext("Mark"), self.mark)
        layout.addLayout(form)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _connect(self) -> None:
        self.broadcast.toggled.connect(self._bind_names)
        self.broadcast.toggled.connect(self.edited)
        self.names.toggled.connect(self.edited)
        self.rules.textChanged.connect(self.edited)
        self.language.currentIndexChanged.connect(self.edited)
        self.mark.textEdited.connect(self.edited)

    def _bind_names(self) -> None:
        streamed = self.broadcast.isChecked()
        self.names.setEnabled(not streamed)
        self._why.setVisible(streamed)
        if streamed:
            self.names.setChecked(False)
