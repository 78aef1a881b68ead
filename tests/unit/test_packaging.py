"""What the built folder holds and how it is packed; a whole build is tried by `dev.py build`."""

import configparser
import gzip
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import Element, parse

import pytest

from dev_tools.packaging import archive, contents, debian_package, elf, project, sizes
from dev_tools.packaging import system_libraries as system
from facilitator import command_line
from facilitator.app.icon import TASKBAR_NAME
from facilitator.store.schema import APPLICATION_ID

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "dev_tools" / "packaging"
NEEDS_DEBIAN = pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="needs dpkg and binutils"
)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/QtPdf.abi3.so",
        "PySide6/Qt6Gui.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "libxcb-cursor.so.0",
        "font_roboto/files/Roboto-Medium.ttf",
        "pyphen/dictionaries/hyph_ru_RU.dic",
        "resources/i18n/ru/LC_MESSAGES/facilitator.mo",
        "docx/templates/default.docx",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "PySide6\\translations\\qtbase_ru.qm",
    ],
)
def test_what_the_program_uses_goes_into_the_folder(place: str) -> None:
    assert contents.is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/QtQml.abi3.so",
        "PySide6\\Qt6Quick.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/lib/libavcodec.so.61",
        "PySide6\\avcodec-61.dll",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libstdc++.so.6",
        "libpulse.so.0",
        "font_roboto/files/Roboto-Thin.ttf",
        "pyphen/dictionaries/hyph_de_DE.dic",
        "pyphen/dictionaries/README_hyph_NO.txt",
        "babel/locale-data/ru.dat",
        "resources/i18n/ru/LC_MESSAGES/facilitator.po",
        "docx/templates/default-docx-template/word/document.xml",
    ],
)
def test_dead_weight_stays_out(place: str) -> None:
    assert not contents.is_kept(place)


def test_files_left_out_leave_the_others_in_their_order() -> None:
    entries = [("b.so", "/b", "BINARY"), ("libstdc++.so.6", "/s", "BINARY"), ("a", "/a", "DATA")]
    assert contents.kept(entries) == [entries[0], entries[2]]


def test_a_library_nothing_needs_any_more_stays_out() -> None:
    links = {"/ssl.so": ["libssl.so.3"], "/libssl": ["libcrypto.so.3"], "/plug": ["libcursor.so"]}
    entries = [
        ("lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "/ssl.so", "EXTENSION"),
        ("libssl.so.3", "/libssl", "BINARY"),
        ("libcrypto.so.3", "/libcrypto", "BINARY"),
        ("libpython3.11.so.1.0", "/python", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/plug", "BINARY"),
        ("libcursor.so", "PySide6/Qt/lib/libcursor.so", "SYMLINK"),
        ("PySide6/Qt/lib/libcursor.so", "/cursor", "BINARY"),
        ("libcairo.so.2", "/cairo", "BINARY"),
        ("pillow.libs/libavif-1.so", "/avif", "BINARY"),
    ]
    left = contents.reached(entries, lambda source: links.get(source, []))
    assert left == entries[:7]


def test_what_a_package_depends_on_is_told_by_what_the_folder_lacks() -> None:
    needs, wants = system.packages({"libEGL.so.1", "libm.so.6", "libpulse.so.0"}, "2.35")
    assert needs == ["libc6 (>= 2.35)", "libegl1"]
    assert wants == ["libpulse0"]


def test_a_library_nobody_has_thought_of_stops_the_build() -> None:
    with pytest.raises(KeyError, match=r"libnew\.so"):
        system.packages({"libnew.so.1"}, "2.35")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder like a built one."""
    built = tmp_path / "facilitator"
    inside = built / "_internal" / "Мои данные"
    inside.mkdir(parents=True)
    (built / "facilitator").write_bytes(b"program")
    (built / "facilitator").chmod(0o700)
    (inside / "text.txt").write_bytes(b"text " * 1000)
    (inside / "text.txt").chmod(0o600)
    (built / "_internal" / "link.so").symlink_to("Мои данные/text.txt")
    return built


def test_an_archive_belongs_to_nobody_and_is_the_same_each_time(
    folder: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.tar.gz", tmp_path / "2.tar.gz"
    for target in (first, second):
        archive.write_tar(folder, target, "facilitator-1", 1_500_000_000)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as packed:
        entries = {entry.name: entry for entry in packed.getmembers()}
        assert {entry.uname for entry in entries.values()} == {"root"}
        assert entries["facilitator-1/facilitator"].mode == 0o755
        assert entries["facilitator-1/_internal/Мои данные/text.txt"].mode == 0o644
        assert entries["facilitator-1/_internal/link.so"].issym()
        assert entries["facilitator-1"].mtime == 1_500_000_000


def test_a_zip_unpacks_to_one_folder(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "facilitator.zip"
    archive.write_zip(folder, target, "facilitator-1")
    with zipfile.ZipFile(target) as packed:
        assert "facilitator-1/_internal/Мои данные/text.txt" in packed.namelist()


def test_sizes_are_told_by_part_and_the_largest_comes_first(folder: Path) -> None:
    (folder / "_internal" / "PySide6").mkdir()
    (folder / "_internal" / "PySide6" / "QtGui.abi3.so").write_bytes(os.urandom(300_000))
    measured = sizes.measured(folder)
    assert measured["Qt: binding to Python"][0] == 300_000
    assert measured["Everything else"][0] == 5000
    lines = sizes.table(measured, [folder / "facilitator"]).splitlines()
    assert lines[2].startswith("| Qt: binding to Python | 0.3 | 0.3 |")
    assert lines[-2].startswith("| **The whole folder** | **0.3** |")
    assert lines[-1].startswith("| `facilitator` |")


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "Qt: text in every script (ICU)"),
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", "Qt: libraries and plugins"),
        ("_internal/libpython3.11.so.1.0", "Python: interpreter and standard library"),
        ("facilitator", "Python: the program and all pure modules"),
        ("_internal/resources/icons/check.svg", "Icons, words, example"),
    ],
)
def test_a_file_belongs_to_a_part(place: str, part: str) -> None:
    assert sizes.part_of(place) == part


def package() -> debian_package.Package:
    return debian_package.Package("1.2.3", "x86_64", "Who <who@localhost>", ROOT)


def test_a_package_lies_where_a_desktop_looks(folder: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (folder / "_internal" / "libcrypto.so.3").write_bytes(b"library")
    (folder / "_internal" / "libcrypto.so.3").chmod(0o755)
    debian_package.lay_out(package(), folder, tree)
    assert (tree / "usr/bin/facilitator").readlink() == Path("/opt/facilitator/facilitator")
    shared = tree / "usr/share"
    for name in (
        "applications/facilitator.desktop",
        "icons/hicolor/scalable/apps/facilitator.svg",
        "icons/hicolor/scalable/mimetypes/application-x-facilitator-session.svg",
        "mime/packages/facilitator.xml",
        "man/man1/facilitator.1.gz",
        "man/ru/man1/facilitator.1.gz",
        "doc/facilitator/copyright",
    ):
        assert (shared / name).is_file(), name
    modes = {path.stat().st_mode & 0o777 for path in tree.rglob("*") if not path.is_symlink()}
    assert modes == {0o755, 0o644}
    assert (tree / "opt/facilitator/_internal/link.so").is_symlink()
    running = [path for path in tree.rglob("*") if path.is_file() and os.access(path, os.X_OK)]
    assert running == [tree / "opt/facilitator/facilitator"]
    assert gzip.decompress((shared / "man/man1/facilitator.1.gz").read_bytes()).startswith(b".TH")


def test_apt_is_told_what_is_needed() -> None:
    told = debian_package.control(package(), 77, ["libc6 (>= 2.35)", "libegl1"], ["libpulse0"])
    assert "Version: 1.2.3\nArchitecture: amd64\n" in told
    assert "Depends: libc6 (>= 2.35), libegl1\nRecommends: libpulse0\n" in told
    assert "Recommends" not in debian_package.control(package(), 77, ["libc6"], [])
    assert package().name == "facilitator_1.2.3_amd64.deb"


@NEEDS_DEBIAN
def test_a_package_can_be_read_by_debian(folder: Path, tmp_path: Path) -> None:
    (folder / "facilitator").unlink()
    shutil.copy("/bin/true", folder / "facilitator")
    elf.strip([folder / "facilitator"])
    target = tmp_path / package().name
    debian_package.write(package(), folder, target, tmp_path / "work")
    command = ["dpkg-deb", "--field", str(target), "Depends"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)\n", said)
    assert not (tmp_path / "work").exists()


def test_the_desktop_entry_opens_sessions_and_speaks_russian() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(TEXTS / "debian" / "facilitator.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"] == "facilitator %f"
    assert said["MimeType"] == f"{mime_type().get('type')};"
    assert said["MimeType"] == f"application/{debian_package.MIME.removeprefix('application-')};"
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert said[key] != said[f"{key}[ru]"]


def test_a_session_is_known_by_its_ending_and_by_its_header() -> None:
    kind = mime_type()
    name = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (ending,) = kind.findall("m:glob", name)
    assert ending.get("pattern") == "*.facil"
    (inner,) = kind.findall("m:magic/m:match/m:match", name)
    assert int(str(inner.get("value")), 16) == APPLICATION_ID
    assert inner.get("offset") == "68"


def mime_type() -> Element:
    root = parse(TEXTS / "debian" / "facilitator.mime.xml").getroot()  # noqa: S314  our own
    return root[0]


@pytest.mark.parametrize("page", ["facilitator.1", "facilitator.ru.1"])
def test_the_man_pages_name_every_command(page: str) -> None:
    text = (TEXTS / "debian" / page).read_text(encoding="utf-8").replace("\\-", "-")
    commands = {
        name for name, command in command_line.program.commands.items() if not command.hidden
    }
    assert {name for name in commands if not re.search(rf"\b{name}\b", text)} <= {"open"}
    for variable in ("FACILITATOR_HOME", "FACILITATOR_LANGUAGE"):
        assert variable in text


def test_the_windows_installer_asks_for_no_administrator_and_speaks_both_languages() -> None:
    script = (TEXTS / "windows" / "facilitator.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert f'AppUserModelID: "{TASKBAR_NAME}"' in script
    assert "HKLM" not in script
    messages = re.findall(r"^(ru|en)\.(\w+)=", script, re.MULTILINE)
    assert {name for code, name in messages if code == "ru"} == {
        name for code, name in messages if code == "en"
    }


def test_the_version_is_that_of_the_project() -> None:
    assert project.version(ROOT) == version("facilitator")
    assert re.fullmatch(r".+ <.+@.+>", project.maintainer(ROOT))


def test_packed_files_are_as_old_as_the_last_commit_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert project.moment(tmp_path) > 1_500_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    assert project.moment(ROOT) == 1_500_000_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/opt/facilitator/_internal"}, None),
        ({"LD_LIBRARY_PATH": "/opt/x:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"}, "/mine"),
        ({}, None),
    ],
)
def test_other_programs_are_started_with_the_system_s_libraries(
    monkeypatch: pytest.MonkeyPatch, before: dict[str, str], after: str | None
) -> None:
    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    runpy.run_path(str(TEXTS / "own_libraries_only.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_a_command_of_the_built_program_loads_no_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[tuple[str, ...]] = []
    hooks = ModuleType("_pyi_rth_utils")
    hooks.qt = ModuleType("_pyi_rth_utils.qt")  # type: ignore[attr-defined]
    hooks.qt.create_embedded_qt_conf = lambda *told: loaded.append(told)
    monkeypatch.setitem(sys.modules, "_pyi_rth_utils", hooks)
    runpy.run_path(str(TEXTS / "qt_when_asked_for.py"))
    hooks.qt.create_embedded_qt_conf("PySide6", "/opt/facilitator/_internal/PySide6/Qt")
    assert not loaded
