# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How several processes share the documents that are to be read."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

from sphinx.builders import Builder

from postilla.builders.processes import in_processes


class SharedReading(Builder):
    """Has each process read its share at once.

    Sphinx gives a process ten documents at a time, and takes from it all that is known by then: of
    what the others have read, too, which is the more, the larger an edition is. Here there are as
    many shares as processes, and none begins after another has come back.
    """

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read documents; Sphinx calls it where several processes may read."""
        for docname in docnames:
            self.events.emit("env-purge-doc", self.env, docname)
            self.env.clear_doc(docname)
        shares = [docnames[first::nproc] for first in range(min(nproc, len(docnames)))]
        in_processes(self, "reading sources", shares, self._read_share, self._merge)

    def _read_share(self, docnames: Sequence[str]) -> bytes:
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)

    def _merge(self, docnames: Sequence[str], read: bytes) -> None:
        self.env.merge_info_from(docnames, pickle.loads(read), self._app)
