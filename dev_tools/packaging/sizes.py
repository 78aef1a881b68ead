"""How large the built folder is, by what it consists of."""

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

_MB = 1_000_000
_KNOWN = (
    ("Qt: text in every script (ICU)", r"libicu"),
    ("Qt: libraries and plugins", r"PySide6/Qt/|libQt6"),
    ("Qt: binding to Python", r"PySide6/|shiboken6/|libpyside6|libshiboken6"),
    ("Python: interpreter and standard library", r"libpython|python3\.\d+/|base_library\.zip"),
    ("Python: the program and all pure modules", r"^facilitator$|^facilitator\.exe$"),
    ("Passwords: cryptography", r"cryptography/|_cffi_backend"),
    ("Passwords and letters: OpenSSL", r"lib(crypto|ssl)"),
    ("Documents: lxml", r"lxml/"),
    ("Documents: Pillow", r"PIL/|pillow\.libs/"),
    ("Documents: templates, hyphens", r"docx/|pyphen/"),
    ("Fonts", r"font_roboto/"),
    ("Icons, words, example", r"resources/"),
)


def part_of(place: str) -> str:
    """Return what a file belongs to.

    Args:
        place: Its path in the folder, with forward slashes.
    """
    inside = place.removeprefix("_internal/")
    return next((name for name, pattern in _KNOWN if re.search(pattern, inside)), "Everything else")


def measured(folder: Path) -> dict[str, tuple[int, int]]:
    """Return for each part its bytes in the folder, and about how many of the archive's are its."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = found[part_of(path.relative_to(folder).as_posix())]
            data = path.read_bytes()
            part[0] += len(data)
            part[1] += len(zlib.compress(data, 6))
    return {name: (sizes[0], sizes[1]) for name, sizes in found.items()}


def table(parts: Mapping[str, tuple[int, int]], packed: Sequence[Path]) -> str:
    """Return the sizes as a table in Markdown, the largest first, then the packed files."""
    lines = ["| Part | In the folder, MB | Packed, MB |", "|---|--:|--:|"]
    for name, (size, small) in sorted(parts.items(), key=lambda part: -part[1][0]):
        lines.append(f"| {name} | {size / _MB:.1f} | {small / _MB:.1f} |")
    total = [sum(sizes[at] for sizes in parts.values()) for at in (0, 1)]
    lines.append(f"| **The whole folder** | **{total[0] / _MB:.1f}** | {total[1] / _MB:.1f} |")
    lines += [f"| `{path.name}` | | **{path.stat().st_size / _MB:.1f}** |" for path in packed]
    return "\n".join(lines)
