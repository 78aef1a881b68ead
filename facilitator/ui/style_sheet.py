"""The console's style sheet; `@name` stands for what theme.py calls so.

`@icons` is the folder of icons.
"""

from typing import Final

SHEET: Final = """
QToolTip { color: @ink; background: @paper; border: 1px solid @line_strong; padding: @gap_hair; }
QPushButton, QToolButton {
    color: @ink; background: @paper; border: 1px solid @line_strong; border-radius: @px_radius;
    padding: 0 @gap_medium; min-height: @px_button_height; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { border-color: @accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 0 11px; }
QPushButton:pressed, QToolButton:pressed { background: @accent_soft; }
QPushButton:checked, QToolButton:checked, QPushButton[look="primary"] {
    color: @on_accent; background: @accent; border-color: @accent;
}
QPushButton[look="primary"]:focus { border-color: @ink; }
QPushButton[look="danger"] { color: @on_danger; background: @danger; border-color: @danger; }
QPushButton:disabled, QToolButton:disabled {
    color: @ink_soft; background: @panel; border-color: @line;
}
QPushButton::menu-indicator, QToolButton::menu-indicator {
    image: url("@icons/chevron-down.svg"); width: 10px; height: 10px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 2px;
}
QToolButton[look="flat"] { border-color: transparent; background: transparent; }
QToolButton[look="flat"]:checked { color: @accent; background: @accent_soft; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {
    color: @ink; background: @paper; border: 1px solid @line_strong; border-radius: @px_radius;
    padding: @gap_hair @gap_small; selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus, QTimeEdit:focus { border: 2px solid @accent; padding: 3px 7px; }
QLabel { background: transparent; }
QLabel[look="caption"] {
    color: @ink_soft; font-size: @px_caption; font-weight: 700; letter-spacing: 1px;
}
QLabel[look="soft"] { color: @ink_soft; }
QLabel[look="small"] { color: @ink_soft; font-size: @px_small; }
QLabel[look="lead"] { font-size: @px_lead; font-weight: 700; }
QLabel[look="title"] { font-size: @px_title; font-weight: 700; }
QLabel[look="pill"], QLabel[look="pill-warning"], QLabel[look="pill-danger"] {
    border-radius: 11px; padding: 3px 10px; font-weight: 700; font-size: @px_small;
    background: @accent_soft; color: @ink;
}
QLabel[look="pill-warning"] { background: @warning_soft; color: @warning; }
QLabel[look="pill-danger"] { background: @danger_soft; color: @danger; }
QFrame[look="card"] { background: @panel; border: 1px solid @line; border-radius: @px_radius; }
QFrame[look="banner"] {
    background: @warning_soft; border: 1px solid @warning; border-radius: @px_radius;
}
QFrame[look="panel"] { background: @paper; border: none; }
QFrame[look="bar"] { background: @bar; border: none; }
QFrame[look="bar"] QLabel { color: @on_bar; font-size: @px_small; }
QStatusBar { background: @bar; color: @on_bar; }
QStatusBar QLabel { color: @on_bar; font-size: @px_small; }
QScrollArea, QListView, QTreeView, QTableView { border: none; background: transparent; }
QComboBox::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 24px; border: none;
}
QComboBox::down-arrow { image: url("@icons/chevron-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @paper; border: 1px solid @line_strong; selection-background-color: @accent_soft;
    selection-color: @ink;
}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0 6px;
}
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 20px; border: none; }
QSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QSpinBox::up-arrow { image: url("@icons/chevron-up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url("@icons/chevron-down.svg"); width: 10px; height: 10px; }
QCheckBox { spacing: @gap_small; }
QCheckBox::indicator, QTableView::indicator {
    width: 16px; height: 16px; border-radius: 3px;
    border: 1px solid @line_strong; background: @paper;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: @accent; border-color: @accent; image: url("@icons/check.svg");
}
QCheckBox::indicator:focus { border: 2px solid @accent; }
QCheckBox::indicator:checked:focus { border-color: @ink; }
QCheckBox::indicator:disabled { background: @panel; border-color: @line; }
QCheckBox:focus { color: @accent; }
QTableView { selection-background-color: @accent_soft; selection-color: @ink; outline: none; }
QTableView::item { padding: 0 @gap_small; border: none; }
QTableView::item:selected { background: @accent_soft; color: @ink; }
QHeaderView::section {
    color: @ink_soft; background: @panel; border: none; border-bottom: 1px solid @line;
    padding: @gap_hair @gap_small;
}
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line_strong; border-radius: 5px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 5px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
"""
