"""The picture of docs/ARCHITECTURE.md, held by tests: layers, sizes, names."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "facilitator"
LONGEST_MODULE = 300
# Unions of small dataclasses: to read one is to read them all.
DECLARED_UNIONS = {"core/commands.py", "core/events.py", "core/model.py"}
DRAWERS = {"utils", "util", "common", "helpers", "helper", "manager", "misc", "shared"}
# A package must come from wherever the machine's own settings say.
REGISTRY = re.compile(r"\b(pypi\.org|pythonhosted\.org|pypi\.python\.org|--index-url)\b")


def test_every_layer_knows_only_those_below_it() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_module_fits_a_short_read() -> None:
    long = {
        name: lines
        for path in modules()
        if (name := path.relative_to(PACKAGE).as_posix()) not in DECLARED_UNIONS
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert not long


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = [
        path for path in modules() if {*path.relative_to(PACKAGE).with_suffix("").parts} & DRAWERS
    ]
    assert not drawers


def test_every_module_says_in_at_most_three_lines_what_it_is_for() -> None:
    silent = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        docstring = re.match(r'"""(.+?)"""', text, re.DOTALL)
        if docstring is None or len(docstring[1].strip().splitlines()) > 4:
            silent.append(path.relative_to(ROOT).as_posix())
    assert not silent


def test_the_core_never_asks_for_the_time() -> None:
    asking = [
        path.name
        for path in (PACKAGE / "core").rglob("*.py")
        if re.search(r"\b(datetime|date)\.(now|today|utcnow)\(", path.read_text(encoding="utf-8"))
    ]
    assert not asking


def test_qt_is_only_known_to_windows_and_what_starts_them() -> None:
    knowing = {
        path.relative_to(PACKAGE).parts[0]
        for path in modules()
        if re.search(r"^\s*(from|import) PySide6", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing <= {"ui", "app", "play", "self_test"}


def test_no_file_names_a_package_registry() -> None:
    naming = [
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if path != Path(__file__) and REGISTRY.search(path.read_text(encoding="utf-8"))
    ]
    assert not naming


def test_the_architecture_names_every_part_and_none_that_is_not_there() -> None:
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    layers = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page, re.MULTILINE)
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert set(re.findall(r"\w+", " ".join(layers))) == parts - {"__init__", "__pycache__"}
    deeper = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+|store\.[a-z]+)`", page))
    assert {name for name in deeper if not _is_part(name.replace(".", "/"))} == set()


def _is_part(name: str) -> bool:
    return any(
        (folder / f"{name}{end}").exists() for folder in (PACKAGE, ROOT) for end in ("", ".py")
    )


def test_whatever_a_page_links_to_is_there() -> None:
    link = re.compile(r"\]\((?!\w+:)([^)#]+)")
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not missing


def modules() -> list[Path]:
    """Return the modules of the program, without the empty marks of packages."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.stat().st_size]


def project_files() -> Iterator[Path]:
    """Yield the texts of the project that people write."""
    for folder in ("facilitator", "dev_tools", "tests", "docs", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {"", ".py", ".md", ".json", ".toml", ".sh"}:
                yield path
    for pattern in ("*.md", "*.toml", "*.py", "*.spec"):
        yield from sorted(ROOT.glob(pattern))


def test_no_window_is_asked_for_its_screen() -> None:
    # PySide6 would take the screen away from everybody together with that window.
    asking = [path.name for path in modules() if ".screen()" in path.read_text(encoding="utf-8")]
    assert asking == []
