"""The folder in one file that runs where it is unpacked; the same folder gives the same bytes."""

import gzip
import tarfile
import zipfile
from pathlib import Path

OLDEST_ZIP = (1980, 1, 1, 0, 0, 0)


def write_tar(folder: Path, target: Path, top: str, moment: int) -> None:
    """Pack a folder as `.tar.gz`.

    Args:
        folder: What is packed.
        target: The archive.
        top: The folder it is unpacked to.
        moment: The time of every file in it, in seconds since 1970.
    """

    def belongs_to_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            name = (Path(top) / path.relative_to(folder)).as_posix()
            archive.add(path, name, recursive=False, filter=belongs_to_nobody)


def write_zip(folder: Path, target: Path, top: str) -> None:
    """Pack a folder as `.zip`, for Windows, which needs no other program to unpack it.

    Args:
        folder: What is packed.
        target: The archive.
        top: The folder it is unpacked to.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = (Path(top) / path.relative_to(folder)).as_posix()
                entry = zipfile.ZipInfo(name, OLDEST_ZIP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
