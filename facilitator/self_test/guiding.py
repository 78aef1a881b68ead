"""Tries what helps without a network: the guides with their pictures, and the licences."""

import re

from facilitator import paths
from facilitator.self_test.place import Failed, Place
from facilitator.words import LANGUAGES

_PICTURE = re.compile(r"!\[[^\]]*\]\((.+?)\)")


def guides(place: Place) -> str:
    """Look for every picture of every guide; raises Failed."""
    from PySide6.QtGui import QImageReader

    pictures = []
    for language in LANGUAGES:
        file = paths.guide(language)
        if not file.is_file():
            raise Failed(str(file))
        named = _PICTURE.findall(file.read_text(encoding="utf-8"))
        pictures += [file.parent / name for name in named]
    broken = [str(each) for each in pictures if not QImageReader(str(each)).canRead()]
    if broken or not pictures:
        raise Failed(", ".join(broken))
    n = len(pictures)
    return place.words.ngettext("{n} picture", "{n} pictures", n).format(n=n)


def conditions(place: Place) -> str:
    """Collect the licences of all that is brought along; raises Failed with those that lack one."""
    from facilitator.licences import licences, program_version

    found = licences()
    without = [each.of for each in found if not each.text]
    if without or not program_version():
        raise Failed(", ".join(without))
    n = len(found)
    return place.words.ngettext("{n} licence", "{n} licences", n).format(n=n)
