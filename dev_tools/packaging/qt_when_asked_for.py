"""Run in the built program before PyInstaller's own hooks: commands load no Qt.

PyInstaller's hook loads Qt's binding at every start, to tell Qt where it lies if the binding does
not do so itself. PySide6 as it comes from PyPI does, when the windows load it.
"""

# Only a built program has it.
from _pyi_rth_utils import qt  # type: ignore[import-not-found]

qt.create_embedded_qt_conf = lambda *_: None
