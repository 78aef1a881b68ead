"""Keeps the gettext catalogues in step with the sources: extract, update, check, compile.

`python3 dev.py words` runs it. Translating itself is done in the .po files by people.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "facilitator"
RUSSIAN = ROOT / "resources" / "i18n" / "ru" / "LC_MESSAGES" / "facilitator.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
# Written by hand, without dates and line numbers: a catalogue changes only where its words do.
_HEADER = """\
# Russian words of Facilitator.
msgid ""
msgstr ""
"Project-Id-Version: Facilitator\\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
"n%100>=20) ? 1 : 2);\\n"

"""
Words = str | tuple[str, ...] | list[str]
_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)")


def template(sources: Path = SOURCES) -> Catalog:
    """Return every message of the sources, with the files that say it."""
    messages = Catalog(locale="ru", charset="utf-8")
    for path in sorted(sources.rglob("*.py")):
        place = path.relative_to(sources.parent).as_posix()
        found = extract_from_file("python", path, keywords=KEYWORDS, comment_tags=("Translators:",))
        for _line, message, comments, context in found:
            messages.add(message, None, [(place, 1)], auto_comments=comments, context=context)
    return messages


def read(path: Path) -> Catalog:
    """Return the catalogue in a .po file, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale="ru", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def filled(messages: Catalog, *translations: Catalog) -> Catalog:
    """Return the messages with what `translations` say about them, the last one winning."""
    result = Catalog(locale="ru", charset="utf-8")
    for message in _messages(messages):
        words: Words = ("", "", "") if message.pluralizable else ""
        for catalogue in translations:
            known = catalogue.get(message.id, message.context)
            if known is not None and is_translated(known) and not known.fuzzy:
                words = known.string or ""
        files = [(place, 1) for place in sorted({place for place, _ in message.locations})]
        result.add(
            message.id,
            words,
            files,
            flags=message.flags,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return result


def written(catalogue: Catalog) -> bytes:
    """Return the .po file of a catalogue; equal words give equal bytes."""
    body = io.BytesIO()
    write_po(body, catalogue, width=100, sort_output=True, omit_header=True, include_lineno=False)
    return _HEADER.encode() + body.getvalue()


def save(catalogue: Catalog, path: Path = RUSSIAN) -> None:
    """Write the .po file, where it changed, and the compiled .mo beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = written(catalogue)
    if not path.exists() or path.read_bytes() != text:
        _replace(path, text)
    compile_catalogue(path)


def problems(messages: Catalog, catalogue: Catalog) -> list[str]:
    """Return what keeps a catalogue from being complete, a line each, by source file.

    Args:
        messages: What the sources say.
        catalogue: The translation, as it was read.
    """
    found = []
    for message in _messages(messages):
        place = min(place for place, _ in message.locations)
        known = catalogue.get(message.id, message.context)
        if known is None:
            found.append(f"{place}: not in the catalogue: {singular(message)!r}")
        elif known.fuzzy:
            found.append(f"{place}: fuzzy: {singular(message)!r}")
        elif not is_translated(known):
            found.append(f"{place}: not translated: {singular(message)!r}")
        elif not _same_placeholders(known):
            found.append(f"{place}: other {{placeholders}} than the source: {singular(message)!r}")
    found += [
        f"unused: {singular(message)!r}"
        for message in _messages(catalogue)
        if messages.get(message.id, message.context) is None
    ]
    found += [f"obsolete: {singular(message)!r}" for message in catalogue.obsolete.values()]
    return sorted(found)


def is_translated(message: Message) -> bool:
    """Return whether every form of a message has its words."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(forms)


def singular(message: Message) -> str:
    """Return the English of a message, of a plural one the form for one thing."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _same_placeholders(message: Message) -> bool:
    said, allowed = _placeholders(message.string), _placeholders(message.id)
    # «одно предложение» may leave the number out; an unknown name would fail at run time.
    return said <= allowed if message.pluralizable else said == allowed


def _placeholders(words: Words | None) -> set[str]:
    texts = [words] if isinstance(words, str) else words or []
    return {name for text in texts for name in _PLACEHOLDER.findall(text)}


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def compile_catalogue(path: Path = RUSSIAN) -> None:
    """Write the compiled .mo beside a .po file."""
    compiled = io.BytesIO()
    write_mo(compiled, read(path))
    _replace(path.with_suffix(".mo"), compiled.getvalue())


def main(command: str) -> int:
    """Carry out one command on the Russian catalogue.

    Args:
        command: `update` takes the sources' messages in and reports what is missing, `check` only
            reports, `compile` writes the .mo file.

    Returns:
        0 when all is well, else 1.
    """
    if command == "compile":
        compile_catalogue()
        return 0
    messages = template()
    if command == "update":
        save(filled(messages, read(RUSSIAN)))
    found = problems(messages, read(RUSSIAN))
    for line in found:
        print(line)
    print(f"{len(messages)} messages, {len(found)} to do in {RUSSIAN.relative_to(ROOT)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
