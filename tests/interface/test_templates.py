# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words found in templates."""

from __future__ import annotations

import pytest

from postilla.interface.templates import messages_of


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p data-ui>Some words</p>", ["Some words"]),
        ("<p>Some words</p>", []),
        ("<p data-ui>Before <b>no</b> after</p>", ["Before", "after"]),
        ("<p data-ui>\n  Over\n  two lines</p>", ["Over two lines"]),
        ("<p data-ui>Bread &amp; salt</p>", ["Bread & salt"]),
        ('<input data-ui placeholder="Words" aria-label="Search" name="q">', ["Search", "Words"]),
        ('<input data-ui><p title="no">no</p>', []),
        ('<a href="{{ pathto("x")|e }}" data-ui>Next</a>', ["Next"]),
        ("{% if a %}<p data-ui>Yes{% else %}No{% endif %}</p>", ["YesNo"]),
        ("{# <p data-ui>Comment</p> #}", []),
        (
            '{% for a, b in (("x", "One"), ("y", "Two")) %}<p id="{{ a }}" data-ui>{{ b|e }}</p>'
            "{% endfor %}",
            ["One", "Two"],
        ),
        (
            '{% for a, b in (("One", c), ("Two", d)) %}<p data-ui>{{ a }}</p>{% endfor %}',
            ["One", "Two"],
        ),
        ('{% for a in ("One", "Two") %}<p data-ui>{{ a }}</p>{% endfor %}', ["One", "Two"]),
        ('{% for a in ("One",) %}<p>{{ a }}</p>{% endfor %}', []),
        ("<p data-ui>{{ layer.title|e }}</p>", []),
    ],
)
def test_words(template: str, words: list[str]) -> None:
    assert [message.words for message in messages_of(template, "a.html")] == words
