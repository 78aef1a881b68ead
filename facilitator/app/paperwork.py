"""The window of documents and letters, with what it may not know itself: the store, other windows.

Loaded when somebody asks for it, not with the program.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from facilitator.core.model import State
from facilitator.core.readiness import Contacts, Finding
from facilitator.letter import Outbox, outbox_folder, own_outbox
from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.console.keys import Act
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.export.saying import Remedy, remedy_of
from facilitator.ui.findings.findings_panel import FindingsPanel
from facilitator.ui.hub import SessionHub
from facilitator.ui.library import Opened
from facilitator.ui.settings import Settings
from facilitator.words import Words

WINDOWS = {
    Remedy.SESSION: Act.SESSION,
    Remedy.VOTES: Act.SESSION,
    Remedy.DECISIONS: Act.FINDINGS,
    Remedy.FINDINGS: Act.FINDINGS,
    Remedy.PEOPLE: Act.PEOPLE,
}


def export_panel(
    hub: SessionHub,
    words: Words,
    opened: Opened,
    settings: Settings,
    window: ConsoleWindow,
    openers: Mapping[Act, Callable[[], QWidget]],
) -> ExportPanel:
    """Return the window of documents.

    Args:
        hub: The session.
        words: The words of the console.
        opened: The session as a file.
        settings: Where choices are kept.
        window: The console.
        openers: Open the windows in which something missing is filled in.
    """

    def go_to(finding: Finding) -> None:
        remedy = remedy_of(finding)
        if remedy in WINDOWS:
            opened = openers[WINDOWS[remedy]]()
            if remedy is Remedy.DECISIONS and isinstance(opened, FindingsPanel):
                opened.show_decisions()
            return
        if isinstance(finding, Contacts):
            select_on_board(window, hub.state, finding.places[0].label)
        window.raise_()
        window.activateWindow()

    file = opened.path.absolute()
    # Who only looks leaves everything as it is called.
    folder_of = outbox_folder if opened.file is None else own_outbox
    outbox = Outbox(folder_of(file, opened.name))
    panel = ExportPanel(hub, words, file.parent, settings, outbox, window, data_of=data_of)
    panel.wanted.connect(go_to)
    return panel


def select_on_board(window: ConsoleWindow, state: State, label: str) -> None:
    """Show a proposal on the console's board, by its label such as `1.7`."""
    for proposal in state.content.proposals.values():
        if proposal.label == label:
            window.selection.browse(proposal.task)
            window.selection.select(proposal.id)


def data_of(state: State) -> bytes:
    """Return a session as an exchange document."""
    from facilitator.store.exchange import write

    return write(state).encode()
