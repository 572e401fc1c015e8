# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file ``base.lock``: plain text, one row a block, fields set apart by tabs."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.model.content import PointKind, SpanKind
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.lock import Lock, LockRow

_TITLE = "# The base text of this edition, fixed by “postilla import”; not to be edited.\n"
_HEAD = "#\tid\tform\tlanguage\ttext\tsentences\tpoints\tspans\n"
_COLUMNS = 7
_NOTHING = "-"


def write_lock(lock: Lock) -> str:
    """Write a lock.

    :param lock: the lock.
    :return: the text of ``base.lock``.
    """
    parts = [_TITLE, f"witness\t{lock.witness}\nrecipe\t{lock.recipe}\n", _HEAD]
    rows: dict[str, list[LockRow]] = {name: [] for name in lock.chapters}
    for row in lock.rows:
        rows[row.chapter].append(row)
    for name, own in rows.items():
        parts.append(f"chapter\t{name}\n")
        parts.extend(_write_row(row) for row in own)
    return "".join(parts)


def _write_row(row: LockRow) -> str:
    fields = (
        row.id or _NOTHING,
        row.form,
        row.language or _NOTHING,
        row.text,
        " ".join(f"{end}:{hashed}" for end, hashed in row.sentences),
        " ".join(f"{at}:{kind.value}={value}" for at, kind, value in row.points) or _NOTHING,
        " ".join(f"{start}-{end}:{kind.value}={value}" for start, end, kind, value in row.spans)
        or _NOTHING,
    )
    return "\t".join(fields) + "\n"


def read_lock(text: str, path: str) -> Lock:
    """Read a lock.

    :param text: the text of ``base.lock``.
    :param path: its name in errors.
    :return: the lock.
    :raises PostillaError: with ``lock/malformed`` when a row is not of the form written above.
    """
    head: dict[str, str] = {}
    chapters: list[str] = []
    rows: list[LockRow] = []
    for number, line in _rows(text):
        key, *fields = line.split("\t")
        if key in ("witness", "recipe") and len(fields) == 1:
            head[key] = fields[0]
        elif key == "chapter" and len(fields) == 1:
            chapters.append(fields[0])
        elif chapters and len(fields) == _COLUMNS - 1:
            try:
                rows.append(_read_row(chapters[-1], key, fields))
            except ValueError as error:
                raise _malformed(path, number) from error
        else:
            raise _malformed(path, number)
    if set(head) != {"witness", "recipe"}:
        raise _malformed(path, 1)
    return Lock(
        witness=head["witness"],
        recipe=head["recipe"],
        chapters=tuple(chapters),
        rows=tuple(rows),
    )


def _rows(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.startswith("#"):
            yield number, line


def _malformed(path: str, line: int) -> PostillaError:
    return stop(
        "lock/malformed",
        "This row of the lock can't be read.",
        at=Position(path, line),
        hint="Take the file back from version control, or run “postilla import”.",
    )


def _read_row(chapter: str, identifier: str, fields: list[str]) -> LockRow:
    form, language, text, sentences, points, spans = fields
    return LockRow(
        chapter=chapter,
        id="" if identifier == _NOTHING else identifier,
        form=form,
        language="" if language == _NOTHING else language,
        text=text,
        sentences=tuple(_sentence(part) for part in sentences.split()),
        points=tuple(_point(part) for part in _parts(points)),
        spans=tuple(_span(part) for part in _parts(spans)),
    )


def _parts(field: str) -> list[str]:
    return [] if field == _NOTHING else field.split(" ")


def _sentence(part: str) -> tuple[int, str]:
    end, hashed = part.split(":")
    return int(end), hashed


def _point(part: str) -> tuple[int, PointKind, str]:
    at, rest = part.split(":", 1)
    kind, value = rest.split("=", 1)
    return int(at), PointKind(kind), value


def _span(part: str) -> tuple[int, int, SpanKind, str]:
    bounds, rest = part.split(":", 1)
    start, end = bounds.split("-")
    kind, value = rest.split("=", 1)
    return int(start), int(end), SpanKind(kind), value
