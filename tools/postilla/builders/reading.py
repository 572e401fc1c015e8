# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How several processes share the documents that are to be read."""

from __future__ import annotations

import pickle

from sphinx.builders import Builder
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks


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
        tasks = ParallelTasks(nproc)
        shares = [docnames[first::nproc] for first in range(min(nproc, len(docnames)))]
        progress = status_iterator(
            shares, "reading sources... ", "purple", len(shares), self.config.verbosity
        )

        def merge(share: list[str], read: bytes) -> None:
            self.env.merge_info_from(share, pickle.loads(read), self._app)
            next(progress)

        for share in shares:
            tasks.add_task(self._read_share, share, merge)
        tasks.join()

    def _read_share(self, docnames: list[str]) -> bytes:
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL)
