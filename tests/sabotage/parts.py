# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parts that can be switched off: every rule, and the pieces that find, mark, emit and read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

from postilla.checks import files, suppressions, table
from postilla.cli import sources
from postilla.model.allowed import GATHERED
from postilla.model.diagnostic import Diagnostic
from postilla.model.kinds import KINDS
from postilla.tei.names import element
from tests.sabotage import collated, collections, imported, site
from tests.sabotage.switches import Part, replace


def _rule_off(code: str) -> None:
    """Let a rule find nothing, wherever its findings are made."""
    original = suppressions.apply_suppressions

    def without(*args: Any) -> Iterator[Diagnostic]:
        return (finding for finding in original(*args) if finding.code != code)

    replace("postilla.checks.table:apply_suppressions", without)


def _file_rule_off(code: str) -> None:
    """Let a rule on files as such find nothing; its findings are made before any check."""
    decode, refuse = files.decode, sources._Reader._refuse

    def decoded(*args: Any) -> tuple[str | None, tuple[Diagnostic, ...]]:
        text, findings = decode(*args)
        return text, tuple(finding for finding in findings if finding.code != code)

    def refused(reader: Any, finding: Diagnostic) -> None:
        if finding.code != code:
            refuse(reader, finding)

    replace("postilla.checks.files:decode", decoded)
    replace("postilla.cli.sources:decode", decoded)
    replace("postilla.cli.sources:_Reader._refuse", refused)


def _nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def _first(value: object, *_: object, **__: object) -> object:
    return value


def _none(*_: object, **__: object) -> None:
    return None


def _false(*_: object, **__: object) -> bool:
    return False


def _true(*_: object, **__: object) -> bool:
    return True


def _empty(*_: object, **__: object) -> str:
    return ""


def _one(value: object, *_: object) -> Iterator[object]:
    yield value


def _emitter_off(place: str, kind: str, nothing: Callable[..., object]) -> None:
    """Let a table of emitters make nothing of a kind of annotation."""
    module, _, name = place.partition(":")
    emitters = getattr(import_module(module), name)
    replace(place, {**emitters, kind: nothing})


_CASES: Final = ("tests/syntax",)
_ATTACKS: Final = ("tests/attacks",)
_SITE: Final = ("tests/sphinx_ext",)
_PAGES: Final = ("tests/sphinx_ext/pages", "tests/sphinx_ext/test_citing.py")
_TEI: Final = ("tests/tei",)
_JSON: Final = ("tests/json_ld",)
_PDF: Final = ("tests/builders/pdf",)
_VERIFY: Final = ("tests/fidelity", "tests/cli/test_verify_products.py")
_RELEASE: Final = ("tests/cli/test_release.py",)
_OF_RELEASE: Final = ("tests/release",)
_PAST: Final = ("tests/cli/test_history.py",)
_PLACING: Final = ("tests/cli/test_place.py",)
_PROOF_OF_PDF: Final = ("tests/fidelity/test_pdf_apparatus.py",)

_PIECES: Final[Iterable[tuple[str, str, object, tuple[str, ...]]]] = (
    # the resolver
    (
        "resolver:bounds of words",
        "postilla.model.folding:FoldedText.is_bound",
        _true,
        ("tests/model",),
    ),
    ("resolver:surroundings", "postilla.model.quotation:_is_surrounded", _true, ("tests/model",)),
    (
        "resolver:numbers of marks",
        "postilla.syntax.anchoring:numbered",
        lambda found, _: tuple(found),
        ("tests/sphinx_ext",),
    ),
    # what is refused, or can't act, before any rule
    ("bounds:lines", "postilla.syntax.allowlist:excess", _none, _CASES),
    ("bounds:nesting", "postilla.syntax.allowlist:deep", _none, _CASES),
    ("links out of the sources", "postilla.sphinx_ext.parser:_check_place", _nothing, _ATTACKS),
    ("findings quote what acts", "postilla.model.diagnostic:shown", _first, _ATTACKS),
    ("restoration", "postilla.model.restoration:replaced", _first, ("tests/model",)),
    ("names", "postilla.model.names:NameFinder.find", _nothing, ("tests/model", "tests/syntax")),
    # the words marked in the build
    (
        "marks",
        "postilla.sphinx_ext.transforms.annotations:mark_words",
        _none,
        ("tests/sphinx_ext",),
    ),
    ("places", "postilla.sphinx_ext.transforms.annotations:_place", _none, ("tests/sphinx_ext",)),
    # annotations on the site
    ("site:heads", "postilla.sphinx_ext.heads:Heads.run", _none, _SITE),
    ("site:groups", "postilla.sphinx_ext.groups:Groups.run", _none, _SITE),
    ("site:dead links", "postilla.sphinx_ext.links:DeadLinks.run", _none, _SITE),
    ("site:dead roles", "postilla.sphinx_ext.directory:Directory.find", _none, _SITE),
    ("site:dead relations", "postilla.sphinx_ext.domain:check_relations", _none, _SITE),
    ("site:ids twice", "postilla.sphinx_ext.domain:check_annotations", _none, _SITE),
    ("site:ids", "postilla.sphinx_ext.directives:is_slug", _true, _SITE),
    ("site:out of date", "postilla.sphinx_ext.outdated:_described", _nothing, _SITE),
    ("site:headings", "postilla.sphinx_ext.contents:read_one_way", _none, _SITE),
    ("site:one reading", "postilla.sphinx_ext.html:_open_reading", _none, _SITE),
    (
        "nearest words",
        "postilla.syntax.quotation_report:QuotationReporter._nearest",
        _empty,
        ("tests/syntax",),
    ),
    ("nearest names", "postilla.model.likeness:Names.hint", _empty, _SITE),
    # pages made from all annotations
    ("pages:sources", "postilla.sphinx_ext.pages.transform:sources", _nothing, _PAGES),
    ("pages:out of date", "postilla.sphinx_ext.outdated:shown_of_all", _nothing, _PAGES),
    ("pages:links in pictures", "postilla.sphinx_ext.pages.diagrams:_address", _empty, _PAGES),
    (
        "pages:language of words",
        "postilla.sphinx_ext.pages.material:Material.language",
        _empty,
        _PAGES,
    ),
    ("pictures:order of lines", "postilla.diagrams.ties:_untangled", _first, ("tests/diagrams",)),
    ("pictures:room", "postilla.diagrams.ties:spread", _first, ("tests/diagrams",)),
    ("pictures:clean words", "postilla.diagrams.svg:_clean", _first, ("tests/diagrams",)),
    # versions, and what was withdrawn
    ("history:changes", "postilla.model.past:_seen", _nothing, ("tests/cli/test_history.py",)),
    (
        "history:days",
        "postilla.model.past:_days",
        lambda _: ({}, {}),
        ("tests/cli/test_history.py",),
    ),
    ("site:histories", "postilla.sphinx_ext.histories:Histories.run", _none, _PAGES),
    ("site:tombstones", "postilla.sphinx_ext.tombstones:Tombstones.run", _none, _PAGES),
    ("tei:withdrawn", "postilla.tei.changes:Changes.withdrawn", _nothing, _TEI),
    ("tei:changes", "postilla.tei.changes:Changes.of", _empty, _TEI),
    ("json:days", "postilla.json_ld.annotation:AnnotationWriter._days", _nothing, _JSON),
    ("place:bytes", "postilla.cli.place:differing", _empty, _PLACING),
    ("place:links", "postilla.release.placing:_named", _first, _PLACING),
    # the book
    (
        "epub:one reading",
        "postilla.builders.epub.annotations:_leave_one_reading",
        _none,
        ("tests/builders/epub",),
    ),
    (
        "epub:the edition's notes",
        "postilla.builders.epub.annotations:_list_annotations",
        _none,
        ("tests/builders/epub",),
    ),
    (
        "pdf:entries of the apparatus",
        "postilla.builders.pdf.visitors.commentary:_foot_entry",
        _none,
        _PDF,
    ),
    ("pdf:the edition's notes", "postilla.builders.pdf.book:chapter_notes", _none, _PDF),
    ("pdf:emendations of notes", "postilla.builders.pdf.writer:Writer.emended", _none, _PDF),
    ("pdf:what a PDF was made from", "postilla.builders.pdf.press:origin_of", lambda *_: "", _PDF),
    ("pdf:enough memory", "postilla.builders.pdf.press:check_memory", lambda *_: None, _PDF),
    ("pdf:packed objects", "postilla.builders.pdf.press:packed", lambda pdf: pdf, _PDF),
    ("pdf:room for a line", "postilla.builders.pdf.compile:_lines", lambda *_: {}, _PDF),
    # the exports
    (
        "tei:anchors",
        "postilla.tei.inline:_Writer._anchors",
        lambda _, ends: ends.clear() or (),
        _TEI,
    ),
    ("tei:emendations", "postilla.tei.inline:pieces", _nothing, _TEI),
    ("tei:parts of emendations", "postilla.tei.emendations:bisect_left", lambda *_: 0, _TEI),
    ("tei:spans cut at emendations", "postilla.tei.fragments:_sparing", _one, _TEI),
    ("tei:relations", "postilla.tei.standoff:relations", _nothing, _TEI),
    ("tei:passages", "postilla.tei.standoff:_passages", _nothing, _TEI),
    ("tei:names", "postilla.tei.standoff:lists_of_named", _nothing, _TEI),
    ("tei:names in the text", "postilla.tei.marks:_name_of", _empty, _TEI),
    ("tei:keywords", "postilla.tei.profile:_keywords", _nothing, _TEI),
    ("tei:addresses", "postilla.tei.encoding:reference_declarations", _nothing, _TEI),
    (
        "tei:contributors",
        "postilla.tei.responsibility:Responsibility.statements",
        _nothing,
        _TEI,
    ),
    ("tei:categories", "postilla.tei.annotations:categories_of", lambda _: "", _TEI),
    ("tei:overlaps", "postilla.tei.document:check_emendations", _none, _TEI),
    ("json-ld:surroundings", "postilla.json_ld.targets:surroundings", lambda *_: ("", ""), _JSON),
    ("json-ld:escaping", "postilla.json_ld.html:escape", _first, _JSON),
    ("json-ld:page addresses", "postilla.model.addresses:Addresses.home", lambda *_: "x:", _JSON),
    (
        "json-ld:data block",
        "postilla.model.script:literal",
        json.dumps,
        ("tests/model/test_script.py",),
    ),
    # the proof
    (
        "proof:choice",
        "postilla.fidelity.tei:_Reader._choice",
        _none,
        ("tests/fidelity/test_tei_emendations.py",),
    ),
    ("proof:entries of the PDF", "postilla.fidelity.pdf:read_entries", _nothing, _PROOF_OF_PDF),
    ("proof:marks of the PDF", "postilla.fidelity.pdf:is_mark", _false, _PROOF_OF_PDF),
    (
        "proof:restored words of the PDF",
        "postilla.fidelity.pdf:_Reader._annotated",
        _none,
        _PROOF_OF_PDF,
    ),
    (
        "proof:pages of the apparatus",
        "postilla.fidelity.pdf:_Reader.misplaced",
        _nothing,
        _PROOF_OF_PDF,
    ),
    (
        "proof:words from right to left",
        "postilla.fidelity.pdf:put_in_order",
        _first,
        ("tests/builders/pdf/test_hard.py",),
    ),
    (
        "proof:translations",
        "postilla.fidelity.proof:translation_findings",
        _nothing,
        ("tests/editions",),
    ),
    (
        "proof:translated notes",
        "postilla.cli.proving:translated_comments",
        _nothing,
        ("tests/editions",),
    ),
    # translations
    (
        "translations:kinds",
        "postilla.alignment.pairing:_kind",
        _empty,
        ("tests/alignment",),
    ),
    (
        "translations:what is obsolete",
        "postilla.syntax.catalogue_renewal:_obsolete",
        _nothing,
        ("tests/syntax/test_catalogue_renewal.py",),
    ),
    (
        "translations:notes",
        "postilla.sphinx_ext.directives:translations_of",
        _nothing,
        ("tests/editions",),
    ),
    (
        "translations:search",
        "postilla.sphinx_ext.search.documents:Gatherer._translations",
        _nothing,
        ("tests/editions",),
    ),
    ("proof:undo", "postilla.fidelity.undo:replaced", _first, ("tests/fidelity",)),
    ("proof:unpaired", "postilla.fidelity.proof:unpaired", _nothing, ("tests/fidelity",)),
    (
        "proof:what the editors say",
        "postilla.fidelity.proof:commentary_findings",
        _nothing,
        _VERIFY,
    ),
    ("proof:downloads", "postilla.cli.proving:verify_downloads", _nothing, _VERIFY),
    ("proof:sums", "postilla.cli.proving:verify_sums", _nothing, _VERIFY),
    ("proof:annotations as data", "postilla.cli.proving:verify_annotations", _nothing, _VERIFY),
    # the release
    ("release:what is not ready", "postilla.cli.release:shortcomings", _nothing, _RELEASE),
    ("release:checks", "postilla.cli.release:_checked", _nothing, _RELEASE),
    ("release:proof", "postilla.cli.release:_proven", _nothing, _RELEASE),
    ("release:EPUBCheck", "postilla.cli.release:epubcheck_findings", _nothing, _RELEASE),
    ("release:Ace", "postilla.cli.release:ace_findings", _nothing, _RELEASE),
    ("release:the PDF", "postilla.release.pdf:pdf_findings", _nothing, _RELEASE),
    ("release:the TEI", "postilla.tei.validate:validate", _nothing, _RELEASE),
    ("release:licences", "postilla.release.contents:licences_of", _nothing, _OF_RELEASE),
    ("release:sums", "postilla.release.contents:sums_of", lambda _: b"", _OF_RELEASE),
)

_GATE: Final = ("tests/cli/test_gate.py",)
_REPORT: Final = ("tests/cli/test_report.py",)
_WORDS: Final = ("tests/review/markdown",)
_REVIEW: Final[Iterable[tuple[str, str, object, tuple[str, ...]]]] = (
    ("gate:what is no text", "postilla.review.proposal:_flaw", _none, _GATE),
    ("gate:names taken for others", "postilla.review.proposal:_collisions", _nothing, _GATE),
    ("gate:beyond the text", "postilla.review.report:Report._unaccepted", _nothing, _GATE),
    ("gate:findings", "postilla.cli.reviewing:check_edition_source", _nothing, _GATE),
    ("report:text", "postilla.review.report:_text_changes", _nothing, _REPORT),
    ("report:same words", "postilla.review.report:overlaps", _nothing, _REPORT),
    ("report:works", "postilla.review.report:work_changes", _nothing, _REPORT),
    ("report:length", "postilla.review.markdown.section:_SHARE", 1, _WORDS),
    ("report:structure", "postilla.review.markdown.escape:_escape", _first, _WORDS),
    ("report:mentions", "postilla.review.markdown.escape:_break", _first, _WORDS),
    ("report:the unseen", "postilla.review.markdown.escape:_seen", _first, _WORDS),
)

_MADE: Final = "postilla.sphinx_ext.pages.transform:PAGES"
_OF_FILES: Final = {rule.code for rule in files.RULES}

PARTS: Final = MappingProxyType(
    {
        **{
            f"rule:{code}": Part(
                switch_off=partial(_file_rule_off if code in _OF_FILES else _rule_off, code),
                tests=("tests/checks", "tests/cli/test_sources.py"),
            )
            for code in table.RULES
        },
        **{
            name: Part(switch_off=partial(replace, place, new), tests=tests)
            for name, place, new, tests in (*_PIECES, *_REVIEW)
        },
        **dict(site.parts()),
        **dict(imported.parts()),
        **dict(collated.parts()),
        **dict(collections.parts()),
        **{
            f"page:{name}": Part(
                switch_off=partial(_emitter_off, _MADE, name, _nothing), tests=_PAGES
            )
            for name in GATHERED
        },
        **{
            f"{name}:{kind}": Part(
                switch_off=partial(_emitter_off, place, kind, nothing), tests=tests
            )
            for name, place, nothing, tests in (
                ("tei", "postilla.tei.annotations:ANNOTATIONS", lambda *_: element("note"), _TEI),
                ("json-ld", "postilla.json_ld.bodies:BODIES", _nothing, _JSON),
            )
            for kind in KINDS
        },
    }
)
"""Name -> part."""
