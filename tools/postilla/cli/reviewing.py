# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two revisions read for review: from git, through fresh folders, to a report as values."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from postilla import __version__
from postilla.checks.reading import read_source
from postilla.checks.table import check_edition_source
from postilla.cli.sources import read_files
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.tree import SOURCE
from postilla.review.proposal import Proposal, propose
from postilla.review.report import Question, Report, make_report
from postilla.review.state import State
from postilla.revisions.repository import Repository, Revision
from postilla.revisions.tree import Mode, Tree


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the commands of a review have in common.

    :param parser: of the command.
    """
    parser.add_argument("base", metavar="BASE", help="the revision into which it would be merged")
    parser.add_argument("head", metavar="HEAD", help="the revision that is proposed")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.add_argument(
        "--accepted",
        metavar="COMMIT",
        default="",
        help="the commit, by its whole name, for which a maintainer has accepted that code, "
        "witness, recipe, lock or edition.toml change; it holds if HEAD is that commit",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write to this file (default: print)"
    )


def review(arguments: argparse.Namespace) -> Report:
    """Compare the revisions that the arguments name.

    :param arguments: as :func:`add_arguments` describes them.
    :return: the report.
    :raises PostillaError: when a revision is not there, or there is no edition in the base.
    """
    repository = Repository(arguments.root)
    base, head = map(repository.revision, (arguments.base, arguments.head))
    question = Question(
        base=base,
        head=head,
        toolchain=__version__,
        accepted=arguments.accepted == head.commit,
    )
    tree, merge = repository.tree(base), repository.merge(base, head)
    proposal = propose(tree, merge.tree, accepted=question.accepted, conflicts=merge.conflicts)
    for revision, held in ((base, tree), (head, proposal.laid)):
        _need_edition(revision, held)
    before, after = (_state(repository, one) for one in (tree, proposal.laid))
    return make_report(question, proposal, before, after)


def _need_edition(revision: Revision, tree: Tree) -> None:
    if not any(path.startswith(f"{SOURCE}/") for path in tree):
        raise stop(
            "revision/no-edition",
            "This revision holds no edition: it has no folder “source”.",
            at=Position(revision.commit),
            hint="Name another, or the edition's folder with --root.",
        )


def _state(repository: Repository, tree: Tree) -> State:
    """Check a tree's sources as they are on disk: by the way that ``postilla check`` goes."""
    with TemporaryDirectory(prefix="postilla-") as folder:
        sources = {path: one for path, one in tree.items() if path.startswith(f"{SOURCE}/")}
        lay(repository, sources, Path(folder))
        files = read_files(Path(folder))
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    return State(source=source, findings=check_edition_source(source), texts=files.texts)


def lay_proposal(arguments: argparse.Namespace, proposal: Proposal, folder: Path) -> None:
    """Lay the base's tree with the text of the proposal over it, so that it can be built.

    :param arguments: as :func:`add_arguments` describes them.
    :param proposal: what is taken.
    :param folder: where; it is made.
    :raises PostillaError: with ``gate/folder`` when there is something in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise stop(
            "gate/folder",
            "Here is something already.",
            at=Position(str(folder)),
            hint="Name a folder that is not there.",
        )
    lay(Repository(arguments.root), proposal.laid, folder)


def lay(repository: Repository, tree: Tree, folder: Path) -> None:
    """Write the files of a tree, and nothing that is no file.

    :param repository: that has them.
    :param tree: its paths lead nowhere but below the folder.
    :param folder: fresh.
    """
    entries = [entry for entry in tree.values() if not entry.flaw]
    contents = repository.contents(entries)
    for entry in entries:
        target = folder / entry.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(contents[entry.object])
        if entry.mode is Mode.EXECUTABLE:
            target.chmod(0o755)
