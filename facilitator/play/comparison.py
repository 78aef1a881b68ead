"""Says where two exchange documents differ, place by place."""

from collections.abc import Iterator


def differences(wanted: object, found: object, place: str = "") -> Iterator[str]:
    """Yield a line for every place where `found` is not as `wanted`.

    Args:
        wanted: A value as JSON has them.
        found: Its counterpart.
        place: Where the values stand, as `tasks[1].proposals[4].text`.
    """
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in {**wanted, **found}:
            inner = f"{place}.{key}" if place else str(key)
            yield from differences(wanted.get(key), found.get(key), inner)
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            yield f"{place}: {len(wanted)} ≠ {len(found)}"
        for index, (left, right) in enumerate(zip(wanted, found, strict=False)):
            yield from differences(left, right, f"{place}[{index}]")
    elif wanted != found:
        yield f"{place}: {wanted!r} ≠ {found!r}"
