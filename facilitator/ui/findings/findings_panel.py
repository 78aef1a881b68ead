"""The window of everything found beside the proposals; open at any time beside the console."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.core.commands import Command, ReviseClosing, ReviseSurvey
from facilitator.core.model import Closing, State, Survey
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import RemarkKind
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.findings.closing_page import ClosingPage
from facilitator.ui.findings.editors import (
    DecisionEditor,
    NoteEditor,
    OutcomeEditor,
    RemarkEditor,
    RoadmapEditor,
)
from facilitator.ui.findings.kinds import (
    decision_kind,
    note_kind,
    outcome_kind,
    remark_kind,
    roadmap_kind,
)
from facilitator.ui.findings.survey_page import SurveyPage
from facilitator.ui.forms import fit_to_screen
from facilitator.ui.hub import SessionHub
from facilitator.ui.items.items_page import ItemsPage
from facilitator.ui.items.leaving import Leaving
from facilitator.ui.sections import Sections
from facilitator.words import N_, Words

LIST_WIDTH = 208
REMARKS = {
    RemarkKind.PEER_FEEDBACK: N_("Colleagues"),
    RemarkKind.EXPERT_FEEDBACK: N_("Expert group"),
    RemarkKind.CONCLUSION: N_("Conclusions"),
}

Page = ItemsPage[Any] | ClosingPage | SurveyPage


class FindingsPanel(QDialog):
    """Feedback, conclusions, decisions, outcomes, road map, closing, survey, private notes.

    Args:
        hub: The session.
        words: The words of the console.
        parent: The console, if any.
        today: Returns the present day, which gives typed dates their year.
    """

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._words = words
        self.sections = Sections(words.gettext("Sections"), LIST_WIDTH)
        self.closing = ClosingPage(words, self._save_closing)
        self.survey = SurveyPage(words, self._save_survey, self._room_words)
        self.pages: list[ItemsPage[Any]] = []
        self.setWindowTitle(words.gettext("Feedback, conclusions, decisions"))
        fit_to_screen(self)
        self._add_pages(today())
        forms: tuple[Page, ...] = (*self.pages, self.closing, self.survey)
        places = tuple(map(self.sections.pages.indexOf, forms))
        self._leaving = Leaving(words, forms, lambda at: self.sections.show_page(places[at]))
        for page in self.pages:
            page.editor.edited.connect(self._leaving.stay)
        hub.changed.connect(self._take_change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sections)
        self._take_change()

    def show_decisions(self) -> None:
        """Show the decisions."""
        self.sections.show_page(self.sections.pages.indexOf(self._decisions))

    def reject(self) -> None:
        """Close, after what was typed is saved; what cannot be asks for a second Esc."""
        if self._leaving.may_close():
            super().reject()

    def _add_pages(self, today: date) -> None:
        hub, words = self._hub, self._words

        def state() -> State:
            return hub.state

        for kind, name in REMARKS.items():
            title = words.gettext(name)
            editor = RemarkEditor(words, kind)
            self._add_list(
                title, ItemsPage(hub, words, remark_kind(words, kind, title, state), editor)
            )
        decisions = ItemsPage(hub, words, decision_kind(words), DecisionEditor(words, today))
        self._decisions = decisions
        self._add_list(words.gettext("Decisions"), decisions)
        outcomes = ItemsPage(hub, words, outcome_kind(words, state), OutcomeEditor(words))
        self._add_list(words.gettext("Outcomes"), outcomes)
        roadmap = ItemsPage(hub, words, roadmap_kind(words, state), RoadmapEditor(words))
        self._add_list(words.gettext("Road map"), roadmap)
        self.sections.add(words.gettext("Closing speech"), self.closing)
        self.sections.add(words.gettext("Survey"), self.survey)
        notes = ItemsPage(hub, words, note_kind(words, state), NoteEditor(words))
        self._add_list(words.gettext("Private notes"), notes)
        self.sections.show_page(0)

    def _add_list(self, title: str, page: ItemsPage[Any]) -> None:
        at = self.sections.pages.count()
        self.sections.add(title, page)
        self.pages.append(page)
        page.counted.connect(_Counter(self.sections, at, title, self._words))
        page.show_state(self._hub.state)

    def _save_closing(self, closing: Closing) -> str:
        return self._refusal(ReviseClosing(closing))

    def _room_words(self) -> Words:
        return Words.load(self._hub.state.facts.language)

    def _save_survey(self, survey: Survey) -> str:
        return self._refusal(ReviseSurvey(survey))

    def _refusal(self, command: Command) -> str:
        """Carry out a command; return why it was refused, or nothing."""
        try:
            self._hub.attempt(command)
        except (Rejected, StorageTrouble) as trouble:
            return explain(self._words, trouble)
        return ""

    def _take_change(self) -> None:
        self.closing.show_closing(self._hub.state.content.closing)
        self.survey.show_survey(self._hub.state.content.survey)


class _Counter:
    """Writes how many items a page has behind its title."""

    def __init__(self, sections: Sections, at: int, title: str, words: Words) -> None:
        self._sections, self._at, self._title, self._words = sections, at, title, words

    def __call__(self, count: int) -> None:
        counted = self._words.gettext("{title} · {n}").format(title=self._title, n=count)
        self._sections.rename(self._at, counted if count else self._title)
