"""Licences are collected from what is installed, and nothing that is used goes without one."""

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest

from dev_tools import licences as building
from facilitator import licences as module
from facilitator import paths
from facilitator.licences import licences, program_version

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which packages can be put, beside those that are installed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(module, "PROGRAM", "small-program")
    return tmp_path


def put(site: Path, name: str, *, about: str = "", licence: str | None = None) -> None:
    """Put a package of one module into a folder, with its metadata."""
    stem = name.replace("-", "_")
    told = site / f"{stem}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{about}")
    record = [f"{stem}.py,,", f"{told.name}/METADATA,,"]
    if licence is not None:
        (told / "LICENSE").write_text(licence, encoding="utf-8")
        record.append(f"{told.name}/LICENSE,,")
    (told / "RECORD").write_text("\n".join(record))
    (site / f"{stem}.py").touch()


def test_the_version_is_the_one_in_the_project_file() -> None:
    said = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert said is not None
    assert program_version() == said[1] == version("facilitator")


def test_a_checkout_that_is_not_installed_knows_its_version_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "distribution", nowhere)
    assert program_version() == version("facilitator")
    monkeypatch.setattr(paths, "resources", lambda: Path("/nowhere/resources"))
    assert program_version() == ""


def test_everything_the_program_needs_comes_with_a_text() -> None:
    found = {each.of: each for each in licences()}
    assert next(iter(found)) == "facilitator"
    assert {"PySide6", "reportlab", "font-roboto", "python-docx", "keyring", "lxml"} <= set(found)
    assert [name for name, each in found.items() if len(each.text) < 200] == []
    assert [name for name, each in found.items() if not each.name] == []


def test_qt_comes_with_the_lesser_licence_which_its_package_only_names() -> None:
    qt = next(each for each in licences() if each.of == "PySide6")
    assert qt.version == distribution("PySide6").version
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text


def test_what_is_needed_by_what_is_needed_is_there_once(site: Path) -> None:
    put(site, "small-program", about="Requires-Dist: Part.One\nRequires-Dist: part-two>=1\n")
    put(site, "part-one", about="License: MIT\nRequires-Dist: part_two", licence="Take it.")
    put(
        site,
        "part-two",
        about=f"License: {'x' * 99}\nClassifier: License :: OSI Approved :: BSD License\n"
        'Requires-Dist: part-three; extra == "odd"\nRequires-Dist: not-installed\n',
        licence="Взять можно.",
    )
    put(site, "part-three")
    found = [(each.of, each.version, each.name, each.text) for each in licences()]
    assert found == [
        ("small-program", "1.0", "", ""),
        ("part-one", "1.0", "MIT", "Take it."),
        ("part-two", "1.0", "BSD License", "Взять можно."),
    ]


def test_a_package_whose_modules_were_left_out_is_not_listed(site: Path) -> None:
    # As keyring does; then a distribution tells of no files that are not there.
    import importlib_metadata  # noqa: F401

    put(site, "small-program", about="Requires-Dist: left-out\n")
    put(site, "left-out")
    (site / "left_out.py").unlink()
    assert [each.of for each in licences()] == ["small-program"]


def test_a_licence_file_that_is_gone_is_passed_over(site: Path) -> None:
    put(site, "small-program", licence="Gone.")
    (site / "small_program-1.0.dist-info" / "LICENSE").unlink()
    assert [each.text for each in licences()] == [""]


def test_what_a_build_took_from_the_system_is_listed_too(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "small-program")
    bundled = site / "resources" / "licences" / "bundled"
    bundled.mkdir(parents=True)
    (bundled / "zlib1g 1.2.13.txt").write_text("Provided as is.", encoding="utf-8")
    (bundled / "Python.txt").write_text("A. HISTORY", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: site / "resources")
    found = [(each.of, each.version, each.text) for each in licences()]
    assert found[1:] == [("Python", "", "A. HISTORY"), ("zlib1g", "1.2.13", "Provided as is.")]


def test_a_build_keeps_the_licences_of_python_builder_and_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "doc"
    (documents / "libodd").mkdir(parents=True)
    (documents / "libodd" / "copyright").write_text("Odd but free.", encoding="utf-8")
    put(tmp_path, "pyinstaller", licence="With an exception.")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(building, "DOCUMENTS", documents)
    monkeypatch.setattr(building, "debian_packages", lambda _: {"libodd": "1:2", "libnone": "3"})
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "old.txt").touch()
    building.write_licences(folder, [])
    kept = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    python = kept.pop(f"Python {sys.version.split()[0]}.txt", "PYTHON SOFTWARE FOUNDATION")
    assert "PYTHON SOFTWARE FOUNDATION" in python
    assert kept == {"PyInstaller 1.0.txt": "With an exception.", "libodd 1_2.txt": "Odd but free."}
