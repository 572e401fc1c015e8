# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parser of source files: MyST's, with the allow-lists before it.

All text that a pull request can change comes through here: the files, and the messages of
translation catalogues, which Sphinx hands to the parser of the file that they translate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from docutils import nodes
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from postilla.model.allowed import Profile
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.tree import CHAPTERS, SOURCE
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.renderer import Renderer
from postilla.syntax.allowlist import check_bounds, check_tokens

CHAPTER_PREFIX: Final = f"{CHAPTERS.removeprefix(f'{SOURCE}/')}/"
"""What the docnames of chapters begin with."""

_TRANSLATED = re.compile(r"(?P<path>.*):(?P<line>\d+|None):<translated>", re.DOTALL)
"""What Sphinx's ``Locale`` transform calls the source of a message."""


def profile_of(docname: str) -> Profile:
    """Say what kind of file a document is.

    :param docname: its name.
    :return: chapter or page.
    """
    return Profile.CHAPTER if docname.startswith(CHAPTER_PREFIX) else Profile.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A text to be parsed."""

    path: str
    profile: Profile
    line: str = ""
    """1-based, of the block that a message translates."""

    def location(self, finding: Diagnostic) -> str:
        return f"{self.path}:{self.line}" if self.line else str(finding.position)


class Parser(MystParser):
    """Parses Markdown that keeps to the allow-lists and shows nothing of what does not.

    Unlike MyST's own it takes no configuration from the front matter of a file: some of its
    keys run code.
    """

    supported: ClassVar[tuple[str, ...]] = ("markdown",)  # type: ignore[misc]

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a text into a document.

        :param inputstring: the text.
        :param document: where its nodes are put.
        """
        env: Any = document.settings.env
        docname = env.current_document.docname
        source = _source(str(document["source"]), docname)
        parser = create_md_parser(env.myst_config, partial(Renderer, profile=source.profile))
        parser.options["document"] = document
        references: dict[str, Any] = {}
        findings = _check_place(source, env) or check_bounds(inputstring, source.path)
        tokens = [] if findings else parser.parse(inputstring, references)
        findings = findings or check_tokens(tokens, inputstring, source.path, source.profile)
        parser.renderer.render([] if findings else tokens, parser.options, references)
        if findings:
            _report(findings, source)
            if source.profile is not Profile.MESSAGE:
                document += _refusal(docname)


def _source(path: str, docname: str) -> _Source:
    if message := _TRANSLATED.fullmatch(path):
        return _Source(path=message["path"], profile=Profile.MESSAGE, line=message["line"])
    return _Source(path=path, profile=profile_of(docname))


def _check_place(source: _Source, env: Any) -> tuple[Diagnostic, ...]:
    """Refuse a file that is a link to somewhere else on this computer."""
    folder = Path(env.srcdir).resolve()
    if source.profile is Profile.MESSAGE or Path(source.path).resolve().is_relative_to(folder):
        return ()
    message = "This symbolic link leads out of the sources."
    hint = "Put the file itself in its place."
    at = Position(source.path)
    return (Diagnostic(code="file/symlink", message=message, hint=hint, position=at),)


def _report(findings: Sequence[Diagnostic], source: _Source) -> None:
    lead = "In the translation of this block: " if source.profile is Profile.MESSAGE else ""
    for finding in findings:
        warn(
            finding.code,
            f"{lead}{finding.message}",
            finding.hint,
            location=source.location(finding),
        )


def _refusal(docname: str) -> nodes.section:
    words = "This page is not shown: its source holds what a file of this edition may not have."
    return nodes.section(
        "",
        nodes.title("", docname),
        nodes.paragraph("", f"{words} The log of the build names the places."),
        ids=["refused"],
        classes=["refused"],
    )
