"""Where resources, sessions, backups, logs and settings live: from source, installed and frozen.

Only per-user folders, so that neither a network nor an administrator is ever needed.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "Facilitator"
PORTABLE = ("portable", "portable.txt")
"""The file beside the program that keeps everything there; Windows hides the second ending."""


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The folders of one user; none of them need exist yet.

    `base` is the one folder they are all in, if they are. `refused` is the folder of a portable
    program in which nothing can be kept, so that the user's own folders are taken instead.
    """

    sessions: Path
    backups: Path
    logs: Path
    settings: Path
    base: Path | None = None
    refused: Path | None = None


def resources() -> Path:
    """Return the folder of catalogues, icons, sounds and examples."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, such as `resource("icons", "plus.svg")`."""
    return resources().joinpath(*parts)


def guide(language: str) -> Path:
    """Return the guide in a language, as Markdown with its pictures beside it.

    In a checkout it is where readers of the project look for it; a built program has a copy.
    """
    name = f"GUIDE.{language}.md"
    bundled = resource("guide", name)
    return bundled if bundled.exists() else resources().parent / "docs" / name


def example_session(language: str = "ru") -> Path:
    """Return the example session in a language, in the exchange format."""
    name = "kogalym" if language == "ru" else "rivermouth"
    return resource("examples", f"{name}.session.json")


def user_folders(
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    home: Path | None = None,
    program: Path | None = None,
) -> UserFolders:
    """Return where this user's files belong; nothing is created.

    Args:
        environment: The environment variables; None reads the process's own. `FACILITATOR_HOME`
            puts everything under one folder.
        platform: As `sys.platform` names it.
        home: The user's home folder; None asks the system.
        program: The program's file; None is the one that runs, if it was built. A file `portable`
            beside it puts everything into its folder, for instance on a memory stick.
    """
    environment = os.environ if environment is None else environment
    home = home or Path.home()
    if base := environment.get("FACILITATOR_HOME"):
        return _in_one(Path(base))
    stick = portable_folder(program or built_program())
    if stick is None:
        return _own(environment, platform, home)
    if is_writable(stick):
        return _in_one(stick)
    return replace(_own(environment, platform, home), refused=stick)


def built_program() -> Path | None:
    """Return the program's file where it runs as built by PyInstaller, else None."""
    return Path(sys.executable) if getattr(sys, "frozen", False) else None


def portable_folder(program: Path | None) -> Path | None:
    """Return the folder of a program that has a file `portable` beside it.

    Args:
        program: The program's file. In a bundle of macOS that is deep inside what is seen as it.
    """
    if program is None:
        return None
    folder = program.resolve().parent
    bundle = folder.parent.parent
    if bundle.suffix == ".app":
        folder = bundle.parent
    return folder if any((folder / name).is_file() for name in PORTABLE) else None


def is_writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder, by making one; a stick may have a lock."""
    probe = folder / f".facilitator-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _own(environment: Mapping[str, str], platform: str, home: Path) -> UserFolders:
    """Return the folders where each platform wants them."""
    match platform:
        case "win32":
            local = environment.get("LOCALAPPDATA")
            base = Path(local) if local else home / "AppData" / "Local"
            return _under(base / _NAME, sessions=_sessions(home / "Documents", home))
        case "darwin":
            base = home / "Library" / "Application Support"
            return _under(base / _NAME, sessions=_sessions(home / "Documents", home))
        case _:
            data = _absolute(environment.get("XDG_DATA_HOME")) or home / ".local" / "share"
            config = _absolute(environment.get("XDG_CONFIG_HOME")) or home / ".config"
            state = _absolute(environment.get("XDG_STATE_HOME")) or home / ".local" / "state"
            name = _NAME.lower()
            return UserFolders(
                sessions=_sessions(_xdg_documents(config, home), home),
                backups=data / name / "backups",
                logs=state / name / "logs",
                settings=config / name,
            )


def _in_one(base: Path) -> UserFolders:
    return replace(_under(base, sessions=base / "sessions"), base=base)


def _under(base: Path, *, sessions: Path) -> UserFolders:
    return UserFolders(sessions, base / "backups", base / "logs", base / "settings")


def _sessions(documents: Path, home: Path) -> Path:
    """Sessions are documents; where the user has no folder for these, they go beside it."""
    try:
        there = documents.is_dir()
    except OSError:  # it is on a server that cannot be reached, say
        there = False
    return (documents if there else home) / _NAME


def _absolute(folder: str | None) -> Path | None:
    """Relative XDG paths are to be ignored (XDG Base Directory Specification)."""
    return Path(folder) if folder and Path(folder).is_absolute() else None


def _xdg_documents(config: Path, home: Path) -> Path:
    """Return the documents folder of a Linux desktop; on a Russian one it is ~/Документы."""
    try:
        lines = (config / "user-dirs.dirs").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return home / "Documents"
    for line in lines:
        key, _, value = line.strip().partition("=")
        if key == "XDG_DOCUMENTS_DIR":
            folder = Path(value.strip('"').replace("$HOME", str(home)))
            # A desktop without the folder points the key at the home folder itself.
            return folder if folder.is_absolute() and folder != home else home / "Documents"
    return home / "Documents"
