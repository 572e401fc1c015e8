# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Search without a server: documents become an index, cut into files that a page loads at need.

Three values follow one another: :class:`~postilla.search.document.Document`, what can be found;
:class:`~postilla.search.index.Index`, every word with its places; files, by
:func:`~postilla.search.files.index_files`. The script that reads them folds words as
:mod:`~postilla.search.fold` does, held to it by tests.
"""
