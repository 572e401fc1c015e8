# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A product against the text of the chapters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from postilla.fidelity.commentary import Comment, commentary_findings
from postilla.fidelity.extent import Extent, extent_of
from postilla.fidelity.extracted import Aspect, Files, ProductKind, ProductText
from postilla.fidelity.hints import ANEW
from postilla.fidelity.normal import normal, stated
from postilla.fidelity.translated import Rendering, translation_findings
from postilla.fidelity.undo import undo, unpaired
from postilla.fidelity.words import tell_words
from postilla.model.block import Block, Chapter
from postilla.model.change import Change, ChangeKind
from postilla.model.comparison import compare
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.lock import Lock, lock_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What products are held against."""

    chapters: tuple[Chapter, ...]
    """The base text, in the order of its files."""
    shown: tuple[Chapter, ...]
    """The text that the products show at first, by ``edition.toml``: base or reading text."""
    language: str
    """BCP 47, the main language of the edition."""
    digest: str
    """The number of the source."""
    comments: tuple[Comment, ...] = ()
    """What the editors say."""
    renderings: tuple[Rendering, ...] = ()
    """The translations of chapters."""
    in_parallel: frozenset[str] = frozenset()
    """The chapters that pages of the edition show with their translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductProof:
    """What the proof of one product found."""

    extent: Extent | None
    """Of what it shows; ``None`` when it can't be read."""
    findings: tuple[Diagnostic, ...]
    """The proof holds if and only if there are none."""


def verify_product(
    kind: ProductKind, files: Files, authority: Authority, path: str
) -> ProductProof:
    """Hold a product against the text.

    :param kind: what it is.
    :param files: what it consists of; none when it is missing.
    :param authority: the text, and the number of its source.
    :param path: where it lies, in findings: a folder for several files, else the one file.
    :return: every difference, with both readings.
    """
    if not files:
        missing = _finding("missing", f"{_capital(kind.title)} is missing.", Position(path))
        return ProductProof(extent=None, findings=(missing,))
    folder = path.rpartition("/")[0] if kind.is_file else path
    try:
        text = kind.read(files, authority.language)
    except PostillaError as error:
        inside = tuple(_inside(folder, finding) for finding in error.diagnostics)
        return ProductProof(extent=None, findings=inside)
    comparison = _Comparison(kind, text, authority, path, folder)
    return ProductProof(
        extent=extent_of(comparison.of_text(text.chapters)),
        findings=(
            *comparison.digest_findings(),
            *(_inside(folder, finding) for finding in text.findings),
            *unpaired(text, path),
            *comparison.commentary(),
            *comparison.translations(),
            *comparison.differences(),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """A text that a product is held against."""

    chapters: tuple[Chapter, ...]
    blocks: Mapping[str, Block]
    lock: Lock

    @classmethod
    def of(cls, chapters: tuple[Chapter, ...]) -> _Expected:
        return cls(
            chapters=chapters,
            blocks={block.id: block for one in chapters for block in one.walk()},
            lock=Lock(
                witness="",
                recipe="",
                chapters=tuple(chapter.name for chapter in chapters),
                rows=lock_rows(chapters),
            ),
        )


class _Comparison:
    def __init__(
        self, kind: ProductKind, text: ProductText, authority: Authority, path: str, folder: str
    ) -> None:
        self.kind = kind
        self.text = text
        self.authority = authority
        self.path = path
        self.folder = folder
        self.base = self._expect(authority.chapters)
        self.shown = self.base if kind.is_bare else self._expect(authority.shown)

    def _expect(self, chapters: Sequence[Chapter]) -> _Expected:
        found = normal(chapters, self.authority.language, self.kind.ignored)
        return _Expected.of(stated(found, self.kind.aspects))

    def digest_findings(self) -> Iterator[Diagnostic]:
        """Tell that the product was built from another source."""
        was, now = self.text.digest, self.authority.digest
        if was != now:
            source = f"from the source {was[:12]}…" if was else "from no source that it states"
            message = (
                f"{_capital(self.kind.title)} was built {source}, and the source is {now[:12]}…."
            )
            yield _finding("stale", message, Position(self.path))

    def commentary(self) -> Iterator[Diagnostic]:
        """Tell what the product does not show of what the editors say."""
        if self.kind.is_bare:
            return iter(())
        comments, title = self.authority.comments, self.kind.title
        return commentary_findings(comments, self.text.commentary, title, self.path)

    def translations(self) -> Iterator[Diagnostic]:
        """Tell what the product does not show of translations."""
        if self.kind.is_bare:
            return iter(())
        renderings = self.authority.renderings
        required = self.authority.in_parallel if self.kind.keeps_pages else frozenset[str]()
        if self.kind.keeps_translations:
            required = frozenset(one.chapter for one in renderings)
        title = self.kind.title
        return translation_findings(renderings, self.text, required, title, self.path)

    def of_text(self, chapters: Sequence[Chapter]) -> Sequence[Chapter]:
        """Leave out pages of the editors' own, whose ids are others than those of the text."""
        names = {chapter.name for chapter in self.authority.chapters} | {""}
        return [
            chapter
            for chapter in chapters
            if chapter.name in names or any(one.id in self.base.blocks for one in chapter.walk())
        ]

    def differences(self) -> Iterator[Diagnostic]:
        """Tell where the text differs, as it is shown and with its emendations undone."""
        told = set()
        for condition, chapters in {"": self.text.chapters, **self.text.variants}.items():
            title = self.kind.title + (f" under “{condition}”" if condition else "")
            undone = undo(self.text, chapters)
            for change in (
                *self._changes(chapters, self.shown),
                *self._changes(undone, self.base),
            ):
                if _sides(change) not in told:
                    told.add(_sides(change))
                    yield self._tell(change, title)
        yield from self._order()

    def _changes(self, chapters: Sequence[Chapter], expected: _Expected) -> Iterator[Change]:
        found = stated(self.of_text(chapters), self.kind.aspects)
        for change in compare(expected.lock, found):
            yield from tell_words(change, expected.blocks.get(change.id))

    def _tell(self, change: Change, title: str) -> Diagnostic:
        line = change.block.line if change.block else 0
        place = self.text.places.get(change.chapter)
        at = Position(f"{self.folder}/{place}" if place else self.path, line)
        if self.kind.counts_pages and line:  # as RFC 8118 names a page of a PDF
            at = Position(self._page(line))
        return _finding(change.kind.value, change.message("the source", title), at, hint="")

    def _page(self, page: int) -> str:
        """Name a page, of a book in parts that of the file in which it is."""
        for first, file in reversed(self.text.pages):
            if page >= first:
                return f"{self.folder}/{file}#page={page - first + 1}"
        return f"{self.path}#page={page}"

    def _order(self) -> Iterator[Diagnostic]:
        """Tell that chapters are read in another order."""
        expected = [chapter.name for chapter in self.base.chapters]
        found = [chapter.name for chapter in self.text.chapters if chapter.name in expected]
        there = [name for name in expected if name in found]
        if Aspect.CHAPTERS in self.kind.aspects and found != there:
            pairs = zip(there, found, strict=True)
            one, other = next(pair for pair in pairs if pair[0] != pair[1])
            message = f"In its order the source has {one} where {self.kind.title} has {other}."
            yield _finding("chapter-order", message, Position(self.path), hint="")


def _sides(change: Change) -> tuple[ChangeKind, str, str, str]:
    return change.kind, change.id, change.expected, change.found


def _inside(folder: str, finding: Diagnostic) -> Diagnostic:
    at = finding.position
    return replace(finding, position=replace(at, path=f"{folder}/{at.path}"))


def _finding(code: str, message: str, at: Position, hint: str = ANEW) -> Diagnostic:
    return Diagnostic(code=f"product/{code}", message=message, hint=hint, position=at)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
