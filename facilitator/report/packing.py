"""Office files are archives: packed again here with fixed times and with our own properties."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from facilitator.report.characters import seen

_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """What an office file says about itself; never when or by whom it was written."""

    title: str
    author: str
    subject: str
    language: str
    revision: int


def packed(archive: bytes, properties: Properties, replaced: Mapping[str, bytes]) -> bytes:
    """Return an office file with nothing in it that depends on the time or the machine.

    Args:
        archive: The file as its library wrote it.
        properties: What it says about itself.
        replaced: Parts by name with other content than the library's.
    """
    parts = {
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _app(),
        **replaced,
    }
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The default differs from system to system.
            entry.create_system = 0
            target.writestr(entry, parts.get(name) or source.read(name))
    return file.getvalue()


def one_line(text: str) -> str:
    """Return `text` fit for a property: what can be seen of it, on one line."""
    return " ".join(seen(text).split())


def _core(properties: Properties) -> bytes:
    said = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:revision", str(properties.revision)),
        ("dc:language", properties.language),
    )
    inner = "".join(f"<{tag}>{escape(one_line(text))}</{tag}>" for tag, text in said)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DUBLIN}">{inner}'
        "</cp:coreProperties>"
    ).encode()


def _app() -> bytes:
    return (
        f'{_HEAD}<Properties xmlns="{_EXTENDED}"><Application>Facilitator</Application>'
        "</Properties>"
    ).encode()
