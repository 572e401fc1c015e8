# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the proof reads of an edition on disk, and all that it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from postilla.cli.beside import beside
from postilla.cli.sources import SourceFiles, read_files
from postilla.fidelity.commentary import comments_of, translated_comments
from postilla.fidelity.downloads import UNPUBLISHED, verify_downloads, verify_sums
from postilla.fidelity.extracted import Files, ProductKind
from postilla.fidelity.products import KINDS, PRODUCTS
from postilla.fidelity.proof import Authority, ProductProof, verify_product
from postilla.fidelity.source import SourceProof, verify_source
from postilla.fidelity.translated import renderings_of
from postilla.fidelity.web_annotations import verify_annotations
from postilla.fidelity.witnesses import complete_witnesses, verify_witnesses
from postilla.importer.derive import Derivation, derive
from postilla.importer.witness import MAX_BYTES
from postilla.model import tree
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.digest import is_counted, source_digest
from postilla.model.edition import Edition, Reading
from postilla.model.errors import PostillaError, stop
from postilla.model.picture import inspect
from postilla.model.tree import (
    BUILD,
    EDITION,
    LOCK,
    PICTURES,
    RECIPE,
    SOURCE,
    WITNESS,
    WORKS,
    chapter_name,
    is_chapter,
    is_parallel,
)
from postilla.release.contents import SUMS
from postilla.syntax.config import read_edition
from postilla.syntax.parallel import parallel_sets
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.restored import restored
from postilla.syntax.translations import read_translations

_MAX_PRODUCT: Final = 256 * 1024 * 1024
"""Bytes of a product."""
_PAGES: Final = frozenset({".html", ".css"})
"""Suffixes of the files that decide what the site shows."""
_SITE: Final = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found of an edition."""

    texts: Mapping[str, str]
    """Of the source, by path."""
    source: SourceProof
    products: Mapping[str, ProductProof]
    """In the order of the proof."""
    others: tuple[Diagnostic, ...]
    """What is wrong with what the site offers, with the annotations as data, and with the sums."""
    apparatus: tuple[Diagnostic, ...] = ()
    """Where text and apparatus do not give another witness back."""
    witnesses: tuple[str, ...] = ()
    """The sigla of those that they have to give back."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All of them; the proof holds if and only if there are none."""
        products = (one for proof in self.products.values() for one in proof.findings)
        return (*self.source.findings, *self.apparatus, *products, *self.others)


def prove(root: Path, names: Collection[str]) -> Proof:
    """Prove the chapters of an edition, and products.

    :param root: the edition's folder.
    :param names: of :data:`~postilla.fidelity.products.KINDS`.
    :return: what was found.
    :raises PostillaError: when the text can't be derived, or a product is too large.
    """
    files = read_files(root)
    if files.findings:
        raise PostillaError(*files.findings)
    if EDITION not in files.texts:
        raise stop("verify/missing", "The file is missing.", at=Position(EDITION))
    edition = read_edition(files.texts[EDITION], EDITION)
    chapters = _read_chapters(files)
    authority = _authority(root, edition, chapters, files)
    is_whole = PRODUCTS.keys() <= set(names)
    return Proof(
        texts=files.texts,
        source=_verify_source(root, files, edition, chapters),
        apparatus=_verify_witnesses(root, edition, chapters),
        witnesses=tuple(one.siglum for one in complete_witnesses(edition)),
        products=_verify_products(root, authority, names, edition),
        others=(
            *(_verify_annotations(root, authority, edition.id) if is_whole else ()),
            *_verify_downloads(root, names),
        ),
    )


def _read_chapters(files: SourceFiles) -> Sequence[ReadChapter]:
    return [
        read_chapter(text, chapter_name(path), path)
        for path, text in sorted(files.texts.items())
        if is_chapter(path)
    ]


def _verify_source(
    root: Path, files: SourceFiles, edition: Edition, chapters: Sequence[ReadChapter]
) -> SourceProof:
    derivation = _derive(root, files, edition)
    proof = verify_source(
        chapters,
        files.texts.get(LOCK, ""),
        derived=derivation.chapters,
        derived_lock=derivation.lock,
        lines=derivation.lines,
    )
    return replace(proof, findings=(*proof.findings, *_other_pictures(files, derivation)))


def _other_pictures(files: SourceFiles, derivation: Derivation) -> Iterator[Diagnostic]:
    """Tell which pictures are not those that the witness gives."""
    for name, data in derivation.pictures.items():
        found = files.pictures.get(name)
        if found is None or found.digits != inspect(data).digits:
            message = "It is not the picture that the witness gives, or it is missing."
            hint = "Take it back from version control, or run “postilla import --write”."
            at = Position(f"{PICTURES}/{name}")
            yield Diagnostic(code="base/picture-changed", message=message, hint=hint, position=at)


def _verify_witnesses(
    root: Path, edition: Edition, chapters: Sequence[ReadChapter]
) -> tuple[Diagnostic, ...]:
    files = {}
    for witness in complete_witnesses(edition):
        path = root / WITNESS / witness.file
        if path.is_file():
            with path.open("rb") as stream:
                files[witness.file] = stream.read(MAX_BYTES)
    return tuple(verify_witnesses(edition, chapters, files))


def _derive(root: Path, files: SourceFiles, edition: Edition) -> Derivation:
    if RECIPE not in files.texts:
        raise stop("verify/missing", "The file is missing.", at=Position(RECIPE))
    path = f"{WITNESS}/{edition.witnesses[0].file}"
    if path not in files.digests:
        hint = f"{EDITION} names it as a witness."
        raise stop("verify/missing", "The file is missing.", at=Position(path), hint=hint)
    with (root / path).open("rb") as stream:
        witness = stream.read(MAX_BYTES + 1)
    return derive(
        witness,
        files.texts[RECIPE],
        witness_path=path,
        recipe_path=RECIPE,
        bibliography=files.texts.get(WORKS, ""),
        beside=beside((root / path).parent),
    )


def _authority(
    root: Path, edition: Edition, chapters: Sequence[ReadChapter], files: SourceFiles
) -> Authority:
    translations = read_translations(files.texts)
    annotations = [note for one in chapters for note in one.annotations]
    base = tuple(one.chapter for one in chapters)
    is_restored = edition.reading is Reading.RESTORED
    return Authority(
        chapters=base,
        shown=tuple(map(restored, chapters)) if is_restored else base,
        language=edition.language,
        digest=source_digest(_counted(root / SOURCE)),
        comments=(
            *comments_of(annotations),
            *translated_comments(translations.annotations, annotations, edition.rights.annotations),
        ),
        renderings=tuple(renderings_of(translations.all, base, edition.rights.text)),
        in_parallel=frozenset(_in_parallel(files)),
    )


def _in_parallel(files: SourceFiles) -> Iterator[str]:
    """Give the chapters that pages show with their translations."""
    for path, text in files.texts.items():
        if path.endswith(".md") and not is_chapter(path) and not is_parallel(path):
            for sets in parallel_sets(text):
                yield from sets[0].names[:1] if len(sets) == len(sets[0].names) == 1 else ()


def _verify_products(
    root: Path, authority: Authority, names: Iterable[str], edition: Edition
) -> Mapping[str, ProductProof]:
    proofs = {}
    for name in dict.fromkeys(names):
        paths = [f"{BUILD}/{one}" for one in KINDS[name].paths(edition)]
        files, path = _load_all(root, KINDS[name], paths)
        proofs[name] = verify_product(KINDS[name], files, authority, path)
    return proofs


def _load_all(root: Path, kind: ProductKind, paths: Sequence[str]) -> tuple[Files, str]:
    """Read the files of a product, of a book all parts; give the path that findings name."""
    files: dict[str, bytes] = {}
    for path in paths:
        loaded = _load(root / path, kind, path)
        if not loaded:
            return {}, path
        files.update(loaded)
    return files, paths[0]


def _verify_annotations(
    root: Path, authority: Authority, identifier: str
) -> tuple[Diagnostic, ...]:
    path = f"{BUILD}/annotations/{identifier}.jsonld"
    data = (root / path).read_bytes() if (root / path).is_file() else b""
    return verify_annotations(data, authority.chapters, authority.comments, path)


def _counted(source: Path) -> Files:
    paths = {path.relative_to(source).as_posix(): path for path in source.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if is_counted(name) and path.is_file()
    }


def _load(place: Path, kind: ProductKind, path: str) -> Files:
    """Read the files of a product; none when it is missing."""
    if kind.is_file:
        paths = [place] if place.is_file() else []
    else:
        paths = [one for one in place.rglob("*") if one.suffix in _PAGES and one.is_file()]
    size = sum(one.stat().st_size for one in paths)
    if size > _MAX_PRODUCT:
        message = f"It has {size} bytes; {_MAX_PRODUCT} is the most that is read."
        raise stop("verify/too-large", message, at=Position(path))
    folder = place.parent if kind.is_file else place
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in paths}


def published(root: Path, names: Iterable[str] = tree.PRODUCTS) -> dict[str, bytes]:
    """Read all that is published.

    :param root: the edition's folder.
    :param names: of the folders of products.
    :return: path below ``build/`` -> content.
    """
    build = root / BUILD
    paths = (path for name in names for path in (build / name).rglob("*"))
    return {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in sorted(paths)
        if path.is_file() and path.name != UNPUBLISHED
    }


def _verify_downloads(root: Path, names: Collection[str]) -> Iterator[Diagnostic]:
    """Look at what the site offers if it is proven, and at the sums if all products are."""
    if _SITE not in names:
        return
    files = published(root)
    site = {
        path.removeprefix(f"{_SITE}/"): data
        for path, data in files.items()
        if path.startswith(f"{_SITE}/")
    }
    others = {path.rpartition("/")[2]: files[path] for path in files if path.count("/") == 1}
    yield from verify_downloads(site, others, f"{BUILD}/{_SITE}")
    sums = root / BUILD / SUMS
    if PRODUCTS.keys() <= set(names) and sums.is_file():
        text = sums.read_text(encoding="utf-8", errors="replace")
        yield from verify_sums(text, files, f"{BUILD}/{SUMS}")
