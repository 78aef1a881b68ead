"""The `.deb`: the folder in /opt, with command, desktop entry, icons, file type and man pages.

Desktop, icon, file-type and man indexes are brought up to date by those packages' own triggers, so
there is no script of ours, and removing the package leaves nothing.
"""

import gzip
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dev_tools.packaging import elf, system_libraries

TEXTS = Path(__file__).with_name("debian")
HOME = Path("opt/facilitator")
MIME = "application-x-facilitator-session"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_CONTROL = """\
Package: facilitator
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: runs a strategic session from one laptop
 Programme and clock, capture from one line, the screen of the hall, and the
 official protocol, without a network, an account or an administrator.
 .
 Пульт ведущего: программа и часы, запись с одной строки, экран зала
 и официальный протокол стратегической сессии; без сети и учётных записей.
"""


@dataclass(frozen=True)
class Package:
    """What a package is called and where its texts come from.

    Args:
        version: The program's version.
        machine: As `platform.machine()` names it.
        maintainer: Whom the package is from, as `Name <address>`.
        root: The checkout.
    """

    version: str
    machine: str
    maintainer: str
    root: Path

    @property
    def name(self) -> str:
        """The file's name, as apt expects it."""
        return f"facilitator_{self.version}_{self.architecture}.deb"

    @property
    def architecture(self) -> str:
        """The machine as Debian names it."""
        return ARCHITECTURES[self.machine]


def lay_out(package: Package, folder: Path, tree: Path) -> None:
    """Lay the files of the package out as they will lie on the computer.

    Args:
        package: What is packed.
        folder: The built folder.
        tree: Where to; an empty folder.
    """
    shutil.copytree(folder, tree / HOME, symlinks=True)
    _link(tree / "usr/bin/facilitator", f"/{HOME}/facilitator")
    _put(tree / "usr/share/applications/facilitator.desktop", _text("facilitator.desktop"))
    _put(tree / "usr/share/mime/packages/facilitator.xml", _text("facilitator.mime.xml"))
    _put(tree / "usr/share/man/man1/facilitator.1.gz", _packed(_text("facilitator.1")))
    _put(tree / "usr/share/man/ru/man1/facilitator.1.gz", _packed(_text("facilitator.ru.1")))
    icon = (package.root / "resources/icons/facilitator.svg").read_bytes()
    icons = tree / "usr/share/icons/hicolor/scalable"
    _put(icons / "apps/facilitator.svg", icon)
    _put(icons / "mimetypes" / f"{MIME}.svg", icon)
    documents = tree / "usr/share/doc/facilitator"
    _put(documents / "copyright", (package.root / "LICENSE").read_bytes())
    _put(documents / "CHANGELOG.md.gz", _packed((package.root / "CHANGELOG.md").read_bytes()))
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            # Libraries are loaded, not run.
            runs = path.is_dir() or path == tree / HOME / "facilitator"
            path.chmod(0o755 if runs else 0o644)


def control(package: Package, size_kb: int, needs: Sequence[str], wants: Sequence[str]) -> str:
    """Return what apt is told about the package.

    Args:
        package: What is packed.
        size_kb: How much it takes on the disk, in 1024 bytes.
        needs: The packages that must be there.
        wants: The packages that should be there.
    """
    said = _CONTROL.format(
        version=package.version,
        architecture=package.architecture,
        maintainer=package.maintainer,
        size=size_kb,
        depends=", ".join(needs),
        recommends=", ".join(wants),
    )
    return "".join(f"{line}\n" for line in said.splitlines() if not line.endswith(": "))


def write(package: Package, folder: Path, target: Path, work: Path) -> None:
    """Write the package.

    Args:
        package: What is packed.
        folder: The built folder.
        target: The `.deb`.
        work: A folder for what is in between; what was there is removed.
    """
    shutil.rmtree(work, ignore_errors=True)
    lay_out(package, folder, work)
    needs, wants = system_libraries.packages(elf.missing(folder), elf.newest_c(folder))
    files = [path for path in work.rglob("*") if path.is_file() and not path.is_symlink()]
    size_kb = sum(-(-path.stat().st_size // 1024) for path in files)
    _put(work / "DEBIAN/control", control(package, size_kb, needs, wants).encode())
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(work), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(work)


def _text(name: str) -> bytes:
    return (TEXTS / name).read_bytes()


def _packed(text: bytes) -> bytes:
    return gzip.compress(text, 9, mtime=0)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, path)
