# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two states of an edition's annotations compared: which were added, changed, withdrawn.

An annotation is the same in both when its id is. The few kinds that need no id are told by what
they say of which words. Where a line stands in its file is no property of an annotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from postilla.model.annotation import Annotation

KIND: Final = "kind"
ARGUMENT: Final = "argument"
"""The quoted words, or the source."""
ANCHOR: Final = "anchor"
"""The block above, where no field names another."""
READINGS: Final = "readings"
"""What other witnesses have."""
BODY: Final = "body"
SUPPRESSIONS: Final = "suppressions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one part of an annotation was, and is."""

    part: str
    """One of the constants of this module, or the name of a field."""
    before: str
    """Empty where it was not written."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationChange:
    """An annotation that is not as it was."""

    key: str
    """Its id; of those without, what tells it from others."""
    before: Annotation | None
    """``None`` when it was added."""
    after: Annotation | None
    """``None`` when it was withdrawn."""
    differences: tuple[Difference, ...] = ()
    """Of one that was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationChanges:
    """All that happened between two states."""

    added: tuple[AnnotationChange, ...]
    """In reading order of the later state."""
    changed: tuple[AnnotationChange, ...]
    """In reading order of the later state."""
    withdrawn: tuple[AnnotationChange, ...]
    """In reading order of the earlier state."""

    def __bool__(self) -> bool:
        """Say whether anything happened."""
        return bool(self.added or self.changed or self.withdrawn)


def keyed(annotations: Iterable[Annotation]) -> dict[str, Annotation]:
    """Name annotations so that they can be found again in another state.

    :param annotations: of an edition, in reading order.
    :return: key -> annotation, in the same order; of several with one key, the second has
        ``#2`` after it, and so on.
    """
    seen: Counter[str] = Counter()
    found = {}
    for annotation in annotations:
        key = annotation.id or " ".join(
            (annotation.kind.name, annotation.anchor, annotation.argument)
        )
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key}#{seen[key]}"] = annotation
    return found


def compare_annotations(
    before: Iterable[Annotation], after: Iterable[Annotation]
) -> AnnotationChanges:
    """Compare two states.

    :param before: the annotations of the earlier, in reading order.
    :param after: those of the later.
    :return: what happened between them; the time grows with the number of annotations.
    """
    old, new = keyed(before), keyed(after)
    return AnnotationChanges(
        added=tuple(
            AnnotationChange(key=key, before=None, after=one)
            for key, one in new.items()
            if key not in old
        ),
        changed=tuple(_changed(old, new)),
        withdrawn=tuple(
            AnnotationChange(key=key, before=one, after=None)
            for key, one in old.items()
            if key not in new
        ),
    )


def _changed(
    old: Mapping[str, Annotation], new: Mapping[str, Annotation]
) -> Iterator[AnnotationChange]:
    for key, after in new.items():
        if (before := old.get(key)) and (found := differences(before, after)):
            yield AnnotationChange(key=key, before=before, after=after, differences=found)


def differences(before: Annotation, after: Annotation) -> tuple[Difference, ...]:
    """Tell in which parts an annotation differs from what it was.

    :param before: it as it was.
    :param after: it as it is.
    :return: the parts, the fields in the order of the kind's table; none when nothing that a
        reader could learn of was changed.
    """
    old, new = _parts(before), _parts(after)
    return tuple(
        Difference(part=part, before=old.get(part, ""), after=new.get(part, ""))
        for part in dict.fromkeys((*new, *old))
        if old.get(part) != new.get(part)
    )


def _parts(annotation: Annotation) -> dict[str, str]:
    """Take an annotation apart; what is not written is not in it."""
    written = {field.name: field.value for field in annotation.fields}
    parts = {KIND: annotation.kind.name, ARGUMENT: annotation.argument}
    if "target" not in written:
        parts[ANCHOR] = annotation.anchor
    order = [field.name for field in annotation.kind.fields]
    parts |= {name: written[name] for name in order if name in written}
    parts |= {name: value for name, value in written.items() if name not in parts}
    if annotation.readings:
        parts[READINGS] = "\n".join(map(str, annotation.readings))
    if body := annotation.body.strip():
        parts[BODY] = body
    if annotation.suppressions:
        parts[SUPPRESSIONS] = "\n".join(
            f"{one.code}: {one.reason}" for one in annotation.suppressions
        )
    return parts
