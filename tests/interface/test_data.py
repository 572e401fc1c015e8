# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues as scripts."""

from __future__ import annotations

import json

from postilla.interface.catalogue import read_catalogue
from postilla.interface.data import catalogue_script

CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

msgid "Close"
msgstr "</script>\u2028"

msgid "Later"
msgstr ""

msgctxt "label"
msgid "n. {number}"
msgstr "not {number}"

msgid "{number} ship"
msgid_plural "{number} ships"
msgstr[0] "{number} gemi"
""".replace(r"\u2028", "\u2028")


def test_a_script() -> None:
    script = catalogue_script(read_catalogue(CATALOGUE, "tr"), {"Turkish": "Türkçe"})
    before, after = 'postilla.interface.add("tr", ', ");\n"
    assert script.startswith(before)
    assert script.endswith(after)
    assert not set(script) & {"<", "\u2028"}
    assert json.loads(script[len(before) : -len(after)]) == {
        "direction": "ltr",
        "words": {"Turkish": "Türkçe", "Close": "</script>\u2028"},
        "labels": {"n. {number}": "not {number}"},
        "plurals": [
            ["{number} ship", "{number} ships", {"one": "{number} gemi", "other": "{number} gemi"}]
        ],
    }
