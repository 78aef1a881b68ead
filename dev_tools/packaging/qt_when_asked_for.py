"""Run in the built program before PyInstaller's own hooks: commands load no Qt.

PyInstaller's hook loads Qt's binding at every start, only to tell Qt where it lies where the binding
does not do so itself. PySide6 as a package of PyPI does, when the windows load it.
"""

from _pyi_rth_utils import qt

qt.create_embedded_qt_conf = lambda *_: None
