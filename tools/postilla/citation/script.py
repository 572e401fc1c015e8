# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The formats as a script, from which the site's own script makes citations.

It is a script and no JSON, for a page that was opened from the disk can't fetch anything.
"""

from __future__ import annotations

from postilla.citation.formats import formats_of
from postilla.citation.piece import UNSPELT, as_data
from postilla.citation.place import Subject
from postilla.model.edition import Edition
from postilla.model.script import literal


def script(edition: Edition) -> str:
    """Write the script.

    :param edition: the edition.
    :return: JavaScript that sets one property of the window.
    """
    formats = {subject.value: as_data(formats_of(edition, subject)) for subject in Subject}
    data = {"unspelt": UNSPELT, "formats": formats}
    return f"window.postillaCitations = {literal(data)};\n"
