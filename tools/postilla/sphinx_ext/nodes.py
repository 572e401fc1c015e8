# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Document tree nodes for what docutils has no word for.

They are named in small letters like those of docutils. A node that is drawn like one of them
derives from it: a writer that does not know it falls back to its way of drawing that one.
"""

from __future__ import annotations

from docutils import nodes

from postilla.sphinx_ext.log import warn


class sentence(nodes.inline):
    """A sentence of base text."""


class pagebreak(nodes.Inline, nodes.Element):
    """The place where a printed page begins; ``number`` is its number as printed."""


class text_link(nodes.inline):
    """Words of the base text that lead to another place of it; ``target`` is its id."""


class line_end(nodes.Inline, nodes.Element):
    """Where a line of verse ends."""


class picture(nodes.General, nodes.Element):
    """A picture of the base text; its children are an image and the paragraph of its caption.

    The image has its ``size`` in pixels, where the file tells, and ``alt`` is what is read in its
    place.
    """


class mark(nodes.label):
    """The printed mark of an author's note, at its beginning."""


class notes(nodes.General, nodes.Element):
    """The author's notes of a chapter; its children are footnotes."""


class permalink(nodes.Inline, nodes.Element):
    """A link to the element around it; ``target`` is its id, ``label`` what it is called.

    ``sign`` is what is read: the number of a paragraph, before its words, or a sign after them.
    ``cited`` is the :class:`~postilla.citation.place.Cited` that it is as a citation, if it is one.
    In a copy of the element, ``home`` is the document in which the element itself stands.
    """


class quoted(nodes.inline):
    """Words that annotations quote.

    ``annotations`` holds their ids, in the order of their marks, ``names`` those of the names that
    the words are. A quotation may be cut into several; the first has the id by which its words
    are addressed.
    """


class transmitted(nodes.inline):
    """Words of the base text for which the reading text has others; ``emendation`` is the id."""


class restored(nodes.inline):
    """What the reading text has in their place; ``emendation`` is the id."""


class witness_reading(nodes.inline):
    """A reading in an entry of the apparatus.

    ``witnesses`` are the sigla of those who have it, ``lack`` says why they have no words, if so.
    """


class annotation_call(nodes.Inline, nodes.TextElement):
    """The mark of an annotation after its words; ``annotation`` is its id, ``kind`` its kind."""


class annotation(nodes.General, nodes.Element):
    """An annotation below the block that it is about; its children are its body.

    ``anchored`` is the :class:`~postilla.model.anchor.Anchored`, ``kind`` its kind's name,
    ``docname`` its document, ``language`` that of the words (BCP 47) where it differs from the
    main one. Evidence stands inside the claim that it is about, if that is in the same document.
    What stands before its body is put there by :class:`~postilla.sphinx_ext.heads.Heads`. On the
    site ``versions`` are the one in which it became what it is and the one in which it was added,
    empty for the first of all. Of a variant ``agreeing`` are the sigla that stand behind the lemma.
    """


class annotation_body(nodes.General, nodes.Element):
    """What an annotation says."""


class tombstone(nodes.General, nodes.Element):
    """The place of an annotation that was withdrawn; its id is the one that the annotation had."""


class annotation_group(nodes.General, nodes.Element):
    """The annotations of one place; ``summary`` says how many there are of which kinds.

    It holds pairs of a kind's name and a phrase.
    """


class gathered(nodes.General, nodes.Element):
    """The place of what is made from the annotations of all documents; ``of`` says what."""


class diagram(nodes.General, nodes.Element):
    """A picture that is drawn: ``svg`` is its markup, ``title`` and ``description`` are its words.

    Its links hold names of targets. Its children are references to them, in the order of
    ``targets``, so that they are resolved as all others are; a writer takes the addresses from
    there.
    """


class parallel(nodes.General, nodes.Element):
    """Texts side by side.

    Where it is read, ``sets`` says what shall stand here; it is filled when all documents are
    read: a :class:`parallel_head`, then rows.
    """


class parallel_head(nodes.General, nodes.Element):
    """Says what each column holds; its children are columns."""


class parallel_column(nodes.General, nodes.Element):
    """One of them: ``language`` is BCP 47; its children are paragraphs, its name the first."""


class parallel_name(nodes.paragraph):
    """What a column is called."""


class parallel_row(nodes.General, nodes.Element):
    """A unit in all languages: a cell a column.

    ``number`` is shown in the margin and leads to ``target``; ``label`` says it in full; ``kind``
    is ``heading``, ``begin`` of a block, or ``inner``.
    """


class parallel_cell(nodes.General, nodes.Element):
    """A unit in one language, ``language`` (BCP 47); ``state`` is how it stands to the text.

    ``place`` is the id to which a link from it leads, in the document ``home`` or in its own, and
    ``label`` what that is called. Its children are units, and what the edition says of them.
    """


class parallel_unit(nodes.inline):
    """A sentence of a cell; ``keys`` names the sentences of the text that it renders."""


class parallel_state(nodes.inline):
    """What the edition says of a cell."""


def claim_id(
    document: nodes.document, node: nodes.Element, identifier: str, line: int | None = None
) -> bool:
    """Give an element its id; if another one of the document has it, warn and leave it.

    :param document: the document being read.
    :param node: the element.
    :param identifier: the id.
    :param line: 1-based line of the element, when the node itself does not know it yet.
    :return: whether the element has it now.
    """
    if document.ids.setdefault(identifier, node) is node:
        node["ids"] = [identifier]
        return True
    warn(
        "base/id-repeated",
        f"The id “{identifier}” stands twice in this file.",
        "Each id names one place; take back the one that was added.",
        location=f"{document['source']}:{line or node.line or ''}",
    )
    return False
