# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file ``edition.toml``."""

from __future__ import annotations

import re
from itertools import pairwise

from postilla.model.edition import (
    Author,
    Edition,
    Journal,
    Reading,
    Rights,
    Version,
)
from postilla.model.hosts import HOSTS
from postilla.model.moment import is_day
from postilla.syntax.toml import DAY_MUST, Table, TomlFile
from postilla.syntax.witnesses import read_apparatus_style, read_witnesses

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, section 2.1
_YEAR = re.compile(r"[0-9]{4}|")
_ANY = re.compile(r".*")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_NO_PART = r"""\s/?#"<>\\^`{|}"""  # RFC 3986, section 2: what no part of a URI holds, or ends it
_URL = re.compile(rf"https?://[^{_NO_PART}]+(?:/[^{_NO_PART}]+)*|")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_HOST = re.compile("|".join(["", *HOSTS]))
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*|")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")  # ISO 15924
_FONT = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*\.(?:ttf|otf)")
_CHAPTER = re.compile(r"[0-9a-z][0-9A-Za-z_-]*(?:/[0-9A-Za-z_-]+)*")
_READING = re.compile("|".join(reading.value for reading in Reading))

_TAG_MUST = "Write a BCP 47 tag such as “en”, “tr” or “az-Cyrl”."
_URL_MUST = "Write an address such as “https://example.org/edition”, without a slash at its end."
_HOST_MUST = f"Write one of {', '.join(f'“{host}”' for host in HOSTS)}, or leave it out."
_SCRIPT_MUST = "Write an ISO 15924 code such as “Arab” or “Hebr”."
_FONT_MUST = "Write the path of a .ttf or .otf file in the edition's folder, such as “fonts/a.ttf”."
_CHAPTER_MUST = "Write the name of a chapter's file, without “.md”."
_SPDX_MUST = "Write an SPDX identifier such as “CC-BY-4.0”."


def read_edition(text: str, path: str) -> Edition:
    """Read what an edition says about itself.

    :param text: the text of ``edition.toml``.
    :param path: its name in errors.
    :return: the edition.
    :raises PostillaError: with ``edition/syntax``, ``edition/unknown-key``,
        ``edition/missing-key`` and ``edition/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "edition")
    top = file.root
    repository = top.table("repository", required=False)
    edition = Edition(
        id=top.text("id", _ID, "Write small letters, digits and hyphens."),
        uuid=top.text("uuid", _UUID, "Write a UUID in small letters."),
        reading=_reading(top),
        language=top.text("language", _TAG, _TAG_MUST),
        other_languages=top.texts("other-languages", _TAG, _TAG_MUST),
        publisher=top.text("publisher"),
        titles=_titles(top.table("title")),
        authors=tuple(map(_author, top.tables("author"))),
        journal=_journal(top.table("journal")),
        witnesses=read_witnesses(top),
        apparatus=read_apparatus_style(top),
        rights=_rights(top.table("rights")),
        site_url=_url(top.table("site", required=False)),
        certifier=_certifier(top.table("accessibility", required=False)),
        fonts=_fonts(top.table("fonts", required=False)),
        pdf_parts=_parts(top.table("pdf", required=False)),
        versions=tuple(map(_version, top.tables("version", required=False))),
        repository_url=repository.text("url", _URL, _URL_MUST, ""),
        repository_host=repository.text("host", _HOST, _HOST_MUST, ""),
        repository_branch=repository.text("branch", _BRANCH, "Write the branch's name.", ""),
    )
    repository.close()
    top.close()
    _check_versions(edition, top)
    _check_languages(edition, top)
    file.finish()
    return edition


def _reading(top: Table) -> Reading:
    choices = " or ".join(f"“{reading.value}”" for reading in Reading)
    name = top.text("reading", _READING, f"Write {choices}.", Reading.TRANSMITTED.value)
    return Reading(name)


def _titles(table: Table) -> tuple[tuple[str, str], ...]:
    for key in table.names():
        if not _TAG.fullmatch(key):
            table.wrong(key, f"“{key}” is no language.", _TAG_MUST)
    return tuple((key, table.text(key)) for key in table.names())


def _fonts(table: Table) -> tuple[tuple[str, str], ...]:
    for key in table.names():
        if not _SCRIPT.fullmatch(key):
            table.wrong(key, f"“{key}” is no script.", _SCRIPT_MUST)
    return tuple((key, table.text(key, _FONT, _FONT_MUST)) for key in table.names())


def _parts(table: Table) -> tuple[str, ...]:
    parts = table.texts("parts", _CHAPTER, _CHAPTER_MUST)
    table.close()
    return parts


def _certifier(table: Table) -> str:
    certifier = table.text("certified-by", default="")
    table.close()
    return certifier


def _author(table: Table) -> Author:
    name = table.text("name")
    author = Author(
        name=name,
        printed=table.text("printed", default=name),
        family=table.text("family", _ANY, default=""),
    )
    if author.family not in name:
        message = f"“{author.family}” is no part of “{name}”."
        table.wrong("family", message, "Write the part of the name by which it is listed.")
    table.close()
    return author


def _journal(table: Table) -> Journal:
    journal = Journal(
        title=table.text("title"),
        volume=table.text("volume", _ANY, default=""),
        year=table.text("year", _YEAR, "Write four digits between quotation marks.", ""),
    )
    table.close()
    return journal


def _version(table: Table) -> Version:
    version = Version(
        number=table.text("number", _NUMBER, "Write numbers with full stops, such as “1.0”."),
        date=table.day("date"),
        changes=table.text("changes"),
    )
    if version.date and not is_day(version.date):
        table.wrong("date", f"There is no day “{version.date}”.", DAY_MUST)
    table.close()
    return version


def _check_versions(edition: Edition, top: Table) -> None:
    for newer, older in pairwise(edition.versions):
        if newer.date < older.date or newer.number == older.number:
            top.wrong(
                "version",
                f"Version “{newer.number}” stands before version “{older.number}”.",
                "Write the newest version first, each with a number of its own.",
            )


def _rights(table: Table) -> Rights:
    rights = Rights(
        text=table.text("text", _SPDX, _SPDX_MUST),
        annotations=table.text("annotations", _SPDX, _SPDX_MUST),
        code=table.text("code", _SPDX, _SPDX_MUST),
        statement=table.text("statement"),
    )
    table.close()
    return rights


def _url(table: Table) -> str:
    url = table.text("url", _URL, _URL_MUST, "")
    table.close()
    return url


def _check_languages(edition: Edition, top: Table) -> None:
    if edition.language in edition.other_languages:
        top.wrong(
            "other-languages",
            f"“{edition.language}” is the main language.",
            "Leave it out here.",
        )
    for language, _ in edition.titles:
        if language not in edition.languages and _TAG.fullmatch(language):
            top.wrong(
                "title",
                f"There is a title in “{language}”, which is no language of this edition.",
                "Add it to other-languages.",
            )
    if edition.titles and edition.language and edition.language not in dict(edition.titles):
        top.wrong(
            "title",
            f"There is no title in “{edition.language}”, the main language.",
            f"Write {edition.language} = “…” with straight quotation marks.",
        )
