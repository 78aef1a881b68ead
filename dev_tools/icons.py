"""The program's icon as Windows and macOS want it, made from its SVG when the program is built.

python -m dev_tools.icons FOLDER     writes facilitator.ico and facilitator.icns there
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "facilitator.svg"
SUFFIXES = {"win32": ".ico", "darwin": ".icns"}
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
WIZARD_SIZES = (55, 83, 110, 138)
"""At 100, 150, 200 and 250 %, as Inno Setup wants them."""
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)


def drawn(size: int) -> Image.Image:
    """Return the icon as a picture.

    Args:
        size: Its width and height in pixels.
    """
    renderer = QSvgRenderer(str(SOURCE))
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


def write_icon(folder: Path, platform: str) -> Path | None:
    """Write the icon that a platform's programs carry in themselves.

    Args:
        folder: Where it goes; made if it does not exist.
        platform: As `sys.platform` names it.

    Returns:
        The file, or None where programs carry no icon.
    """
    suffix = SUFFIXES.get(platform)
    if suffix is None:
        return None
    sizes = ICO_SIZES if suffix == ".ico" else ICNS_SIZES
    *smaller, largest = [drawn(size) for size in sizes]
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"facilitator{suffix}"
    # Each size is drawn for itself; Pillow would only shrink the largest.
    largest.save(
        target,
        format=suffix[1:].upper(),
        append_images=smaller,
        **({"sizes": [(size, size) for size in sizes]} if suffix == ".ico" else {}),
    )
    return target


def write_wizard_pictures(folder: Path) -> tuple[Path, ...]:
    """Write the icon as the corner of the Windows installer's pages shows it.

    Args:
        folder: Where they go; made if it does not exist.

    Returns:
        The files, one for each size of the screen's dots.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for size in WIZARD_SIZES:
        page = Image.new("RGB", (size, size), "white")
        icon = drawn(size)
        page.paste(icon, mask=icon)
        target = folder / f"wizard-{size}.bmp"
        page.save(target)
        written.append(target)
    return tuple(written)


if __name__ == "__main__":
    for each in SUFFIXES:
        print(write_icon(Path(sys.argv[1]), each))
