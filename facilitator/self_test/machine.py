"""Tries what the program brings along and what it needs of the computer."""

import ctypes
import ssl
import sys
from pathlib import Path

from facilitator import paths
from facilitator.self_test.place import Failed, Place
from facilitator.words import LANGUAGES, Words

LETTERS = "Жё№«»—АЯя1+−"


def fonts(place: Place) -> str:
    """Load the bundled family for windows and for paper; raises Failed."""
    from PySide6.QtGui import QFont, QFontMetrics

    from facilitator.play.off_screen import virtual_application
    from facilitator.report.pdf.fonts import load_fonts as load_for_paper
    from facilitator.ui.theme import FAMILY, load_fonts

    virtual_application(place.folder)
    if load_fonts() != FAMILY:
        raise Failed(FAMILY)
    shown = QFontMetrics(QFont(FAMILY))
    printed = load_for_paper().printable()
    lacking = [c for c in LETTERS if not shown.inFontUcs4(ord(c)) or ord(c) not in printed]
    if lacking:
        raise Failed(" ".join(lacking))
    return FAMILY


def languages(place: Place) -> str:
    """Look up a word and a plural, and Qt's own words; raises Failed."""
    from facilitator.app.qt_words import load_qt_words

    russian = Words.load("ru")
    if russian.gettext("January") != "января":
        raise Failed(str(paths.resource("i18n", "ru")))
    plural = [russian.ngettext("{n} proposal", "{n} proposals", n).format(n=n) for n in (1, 3, 5)]
    if len(set(plural)) != 3:
        raise Failed(", ".join(plural))
    if load_qt_words("ru") is None:
        raise Failed("qtbase_ru.qm")
    return place.words.gettext("languages: {names}").format(names=", ".join(LANGUAGES))


def icons(place: Place) -> str:
    """Draw every icon; raises Failed."""
    from PySide6.QtGui import QImageReader

    pictures = sorted(paths.resource("icons").glob("*.svg"))
    broken = [picture.name for picture in pictures if QImageReader(str(picture)).read().isNull()]
    if broken or not pictures:
        raise Failed(", ".join(broken) or str(paths.resource("icons")))
    return place.words.ngettext("{n} picture", "{n} pictures", len(pictures)).format(
        n=len(pictures)
    )


def desktop(place: Place) -> str:
    """Load what opens windows on a real screen; raises Failed with the library that is missing."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    name = {"win32": "qwindows.dll", "darwin": "libqcocoa.dylib"}.get(sys.platform, "libqxcb.so")
    try:
        ctypes.CDLL(str(folder / name))
    except OSError as error:
        raise Failed(str(error)) from error
    return place.words.gettext("windows can open")


def sounds(place: Place) -> str:
    """Make the tones, and tell whether there is something to play them on; raises Failed."""
    from PySide6.QtCore import QObject

    from facilitator.ui.sounds import system_sink, tones

    if not any(tones(3, 1.0)):
        raise Failed(place.words.gettext("the tones are silent"))
    try:
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError as error:
        # The server's own library is for the system to bring; without it there is no sound anyway.
        if "libpulse" not in str(error):
            raise Failed(str(error)) from error
    if system_sink(QObject()) is None:
        return place.words.gettext("no sound output now: the clock will be silent")
    return place.words.gettext("there is a sound output")


def secrets(place: Place) -> str:
    """Load what sends letters and keeps passwords; raises Failed."""
    from keyring.backend import get_all_keyring

    if sys.platform.startswith("linux"):
        # The keyring says nothing where this is missing, and keeps nothing.
        import secretstorage  # noqa: F401
    if not get_all_keyring():
        raise Failed("keyring")
    ssl.create_default_context()
    found = ssl.get_default_verify_paths()
    if sys.platform.startswith("linux") and not (found.cafile or found.capath):
        return place.words.gettext("no certificates: letters can be kept as drafts only")
    return ssl.OPENSSL_VERSION
