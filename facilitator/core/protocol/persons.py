"""Persons in a text: names and contacts that a published text must not have.

It knows the people of the session in the forms their names take, and any name with initials.
"""

import re
from collections.abc import Callable, Iterable

OMITTED = "[…]"
"""What stands where something was taken out."""

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NICKNAME = r"(?<![\w@.])@[A-Za-z]\w{3,}"
_GAP = r"[\s()–-]*"
_TELEPHONE = (
    rf"(?<![\w+])(?:\+7|8){_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{2}}(?!\w)"
    rf"|(?<!\w)\+\d(?:{_GAP}\d){{8,13}}(?!\w)"
    rf"|(?<=тел\.)\s*\d(?:{_GAP}\d){{4,10}}(?!\w)"
)
_CONTACTS = re.compile("|".join((_EMAIL, _NICKNAME, _TELEPHONE)))

_SURNAME = r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)?"
_INITIALS = r"[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?"
# Someone a place is named after is not somebody in the room.
_HONOURED = r"(?<!им\. )(?<!имени )(?<!ул\. )(?<!улице )"
_BEGIN = rf"(?<![\w.]){_HONOURED}"
_WITH_INITIALS = rf"{_BEGIN}{_INITIALS}\s?{_SURNAME}|{_BEGIN}{_SURNAME}\s{_INITIALS}"

_ENDING = "[а-яё]{0,3}"
_NO_PATRONYMIC = "(?!н[аеуо]|ич)"
"""«Петровна» has the stem of «Петров» and is somebody else."""
_LAST_LETTERS = "аеиоуыьэюяй"
_SHORTEST_STEM = 3


def without_contacts(text: str) -> str:
    """Return `text` without e-mail addresses, nicknames and telephone numbers."""
    return _CONTACTS.sub(OMITTED, text)


def without_names(people: Iterable[str]) -> Callable[[str], str]:
    """Return what takes these people, and all names with initials, out of a text.

    Args:
        people: Names as they stand on the lists. A name of two or three words is also known by its
            parts in another order and in other cases; a surname, the first word, also alone.
    """
    forms = {form for name in people for form in _forms(" ".join(name.split()))}
    known = sorted(forms, key=lambda form: (-len(form), form))
    patterns = [rf"(?<!\w)(?:{'|'.join(known)})(?!\w)"] if known else []
    # First the longer form: a surname alone would leave its initials behind.
    pattern = re.compile("|".join([_WITH_INITIALS, *patterns]))
    return lambda text: pattern.sub(OMITTED, text)


def forms_of(name: str) -> tuple[str, ...]:
    """Return patterns of the forms in which a text may mean this very person; the surname too.

    Args:
        name: As it stands on a list.
    """
    words = name.split()
    forms = list(_forms(" ".join(words)))
    if len(forms) > 1:
        surname = forms.pop()
        first, *rest = (re.escape(word[0]) for word in words[1:])
        initials = rf"{first}\.(?:\s?{rest[0]}\.)?" if rest else rf"{first}\."
        forms += [
            surname.replace(_ENDING, f"{_NO_PATRONYMIC}{_ENDING}"),
            rf"{surname}\s+{initials}",
            rf"{initials}\s?{surname}",
        ]
    return tuple(forms)


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of these forms, or nothing where there are none."""
    # First the longer form: a surname alone would leave its initials behind.
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)" if known else r"(?!)")


def anybody() -> re.Pattern[str]:
    """Return a pattern that finds a surname with initials and a contact, whosever they are."""
    return re.compile(f"{_WITH_INITIALS}|{_CONTACTS.pattern}")


def _forms(name: str) -> Iterable[str]:
    """Yield patterns of a name: as it stands, and as it is met within a sentence."""
    if not any(sign.isalpha() for sign in name):
        return
    yield r"\s+".join(re.escape(word) for word in name.split())
    words = name.split()
    if not 2 <= len(words) <= 3 or not all(_is_name(word) for word in words):
        return
    surname, *given = (_in_any_case(word) for word in words)
    first = r"\s+".join(given)
    yield rf"{surname}\s+{first}"
    yield rf"{first}\s+{surname}"
    yield rf"{surname}\s+{given[0]}"
    yield rf"{given[0]}\s+{surname}"
    if len(given) > 1:
        yield first
    yield surname


def _is_name(word: str) -> bool:
    return word.replace("-", "").isalpha() and word[0].isupper() and len(word) > 1


def _in_any_case(word: str) -> str:
    """Return a pattern of a Russian name in any of its cases; another name stays as it is."""
    stem = word.rstrip(_LAST_LETTERS)
    if len(stem) < _SHORTEST_STEM or not re.search("[а-яё]", word):
        return re.escape(word)
    return f"{re.escape(stem)}{_ENDING}"
