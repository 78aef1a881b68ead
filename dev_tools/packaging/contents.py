"""What of everything that PyInstaller finds goes into the built folder: asked by the spec alone.

Dead weight is what no line of the program reaches; `facilitator self-test` shows what else went.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from dev_tools.packaging.system_libraries import LEFT_TO_THE_SYSTEM

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: its place in the folder, where it comes from, its kind."""

UNUSED_MODULES = (
    # The catalogues are compiled when the program is built; Babel would bring 32 MB of dates.
    "babel",
    "lxml.cssselect",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "PIL.AvifImagePlugin",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "IPython",
    "curses",
    "distutils",
    "lib2to3",
    "numpy",
    "pdb",
    "pydoc",
    "pytest",
    "readline",
    "setuptools",
    "sqlite_utils.cli",
    "test",
    "tkinter",
    "unittest",
    "xmlrpc",
)

KEPT_QT = frozenset(
    {
        *("Concurrent", "Core", "DBus", "Gui", "Multimedia", "Network", "Pdf", "Svg", "Widgets"),
        *("WaylandClient", "WlShellIntegration", "XcbQpa"),
    }
)
"""Qt's libraries that the program or a plugin it keeps is linked with."""

KEPT_PLUGINS = {
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qico", "qsvg"}),
    # Tones are played by QtMultimedia itself; its plugins are for films.
    "multimedia": frozenset(),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platforms": frozenset(
        {"qcocoa", "qoffscreen", "qwayland", "qwayland-generic", "qwindows", "qxcb"}
    ),
    # The portal shows a desktop's own file dialogs, without the libraries of that desktop.
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "styles": frozenset({"qmacstyle", "qmodernwindowsstyle", "qwindowsvistastyle"}),
    "wayland-decoration-client": frozenset({"bradient"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
}
"""Qt's plugins by kind; a kind that is not named is left out."""

KEPT_FONTS = frozenset({"Bold", "BoldItalic", "Italic", "Medium", "Regular"})
_LIBRARY_FOLDERS = re.compile(r"^(PySide6/Qt/lib|[\w-]+\.libs|)$")
_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.so[.\d]*|\.dll|\.dylib|\.abi3\.so|)$")
_PLUGIN = re.compile(r"(?:^|/)plugins/([\w-]+)/(?:lib)?([\w-]+?)(?:\.so|\.dll|\.dylib)$")
_FONT = re.compile(r"(?:^|/)Roboto-(\w+)\.ttf$")
_DEAD = re.compile(
    r"""
    (?:^|/)(?:
        babel/ | [Bb]abel-[^/]+\.dist-info/ | dateutil/zoneinfo/
        | docx/templates/default-docx-template/
        | (?:Qt/)?translations/(?!qtbase_ru\.qm) | qml/ | resources/i18n/.*\.po$
        | (?:opengl32sw|d3dcompiler_\d+)\.dll$
        | (?:lib)?(?:av(?:codec|format|util)|sw(?:resample|scale))[-.\d]
        | libQt6FFmpegStub
        | pyphen/dictionaries/(?!\w*_ru_RU)
    )
    """,
    re.VERBOSE,
)


def is_kept(place: str) -> bool:
    """Tell whether a file goes into the folder.

    Args:
        place: Where it would lie, relative to the folder; with either kind of slash.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    if _DEAD.search(str(path)) or path.name in LEFT_TO_THE_SYSTEM:
        return False
    if plugin := _PLUGIN.search(str(path)):
        return plugin[2] in KEPT_PLUGINS.get(plugin[1], frozenset())
    if font := _FONT.search(str(path)):
        return font[1] in KEPT_FONTS
    framework = next((part for part in path.parts if part.endswith(".framework")), "")
    named = _QT_LIBRARY.match(framework.removesuffix(".framework") or path.name)
    return named is None or named[1] in KEPT_QT


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that go into the folder, in their order."""
    return [entry for entry in entries if is_kept(entry[0])]


def reached(entries: Sequence[Entry], needed: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the entries without libraries that nothing needs any more.

    Args:
        entries: What `kept` left: programs, extension modules, plugins and libraries.
        needed: Returns the names of the libraries that a file is linked with.
    """
    libraries = {
        PurePosixPath(place).name: source
        for place, source, kind in entries
        if kind == "BINARY" and _is_library(place)
    }
    waiting = [
        source
        for place, source, kind in entries
        if kind == "EXTENSION"
        or (kind == "BINARY" and (not _is_library(place) or "libpython" in place))
    ]
    found = {PurePosixPath(place).name for place, *_ in entries if "libpython" in place}
    while waiting:
        for name in needed(waiting.pop()):
            if name in libraries and name not in found:
                found.add(name)
                waiting.append(libraries[name])
    return [entry for entry in entries if not _is_library(entry[0]) or _name(entry) in found]


def _is_library(place: str) -> bool:
    path = PurePosixPath(place)
    return (
        ".so" in path.name
        and bool(_LIBRARY_FOLDERS.match("" if str(path.parent) == "." else str(path.parent)))
        and not path.name.endswith((".abi3.so", "-linux-gnu.so"))
    )


def _name(entry: Entry) -> str:
    return PurePosixPath(entry[0]).name
