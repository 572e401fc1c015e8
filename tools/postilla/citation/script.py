# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The formats as a script, from which the site's own script makes citations.

It is a script and no JSON, for a page that was opened from the disk can't fetch anything.
"""

from __future__ import annotations

import json

from postilla.citation.formats import formats_of
from postilla.citation.piece import UNSPELT, as_data
from postilla.citation.place import Subject
from postilla.model.edition import Edition


def script(edition: Edition) -> str:
    """Write the script.

    :param edition: the edition.
    :return: JavaScript that sets one property of the window, in ASCII.
    """
    formats = {subject.value: as_data(formats_of(edition, subject)) for subject in Subject}
    data = json.dumps({"unspelt": UNSPELT, "formats": formats}, separators=(",", ":"))
    return f"window.postillaCitations = {data.replace('<', chr(92) + 'u003c')};\n"
