# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words and what they are folded to: for the package, and for the script of the site."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

LETTERS: Final = {
    "Sarıkaya": "sarikaya",
    "SARIKAYA": "sarikaya",
    "Ermənistan": "ermenistan",
    "ERMƏNİSTAN": "ermenistan",
    "Straße": "strasse",
    "STRASSE": "strasse",
    "STRAẞE": "strasse",
    "İSTANBUL": "istanbul",
    "ISTANBUL": "istanbul",
    "i̇stanbul": "istanbul",
    "ışık": "isik",
    "Kürəkçay": "kurekcay",
    "Şuşa": "susa",
    "Garabağ": "garabag",
    "счёт": "счет",
    "СЧЕТ": "счет",
    "мой": "мой",
    "мои\u0306": "мой",
    "Cafe\u0301": "cafe",
    "Łódź": "lodz",
    "Þórður": "thordur",
    "Ægir": "aegir",
    "ΟΔΟΣ": "οδοσ",
    "ὁδός": "οδοσ",
    "כִּתָּב": "כתב",
    "كِتَاب": "كتاب",
    "पानी": "पानी",
    "20²": "202",
    "re\u00adsettle": "resettle",
    "\u0301": "",
}
"""Word -> its letters."""

SPELLINGS: Final = {
    ("ISTANBUL", ""): "istanbul",
    ("ISTANBUL", "tr"): "ıstanbul",
    ("ISTANBUL", "az-Latn"): "ıstanbul",
    ("İSTANBUL", ""): "istanbul",
    ("I\u0307stanbul", ""): "istanbul",
    ("IŞIK", ""): "ışık",
    ("Işık", "en"): "ışık",
    ("KAPI", "tr"): "kapı",
    ("KAPI", "en"): "kapi",
    ("Cafe\u0301", ""): "café",
    ("СЧЁТ", "ru"): "счёт",
    ("ΟΔΟΣ", ""): "οδοσ",
    ("re\u00adsettle", ""): "resettle",
}
"""Word and language -> its spelling."""

WORDS: Final = {
    "Ermənistan'ın sərhədi": ["Ermənistan", "ın", "sərhədi"],
    "long-term": ["long", "term"],
    "re\u00adsettle it": ["re\u00adsettle", "it"],
    "1828–1831, (p. 5)": ["1828", "1831", "p", "5"],
    "a_b c/d": ["a", "b", "c", "d"],
    "中国 war": ["中", "国", "war"],
    "Cafe\u0301s": ["Cafe\u0301s"],
    " … ": [],
}
"""Text -> its words."""

TEXT: Final = st.text(
    # What is not assigned in one version of Unicode may be a letter in the next.
    st.one_of(
        st.sampled_from("İIıiŞşĞğƏəßẞСсЁёЙйΣσς\u0306\u0307\u0301\u00ad\u200d 中ท'-_.²ﬁ"),
        st.characters(exclude_categories=("Cs", "Cn", "Co")),
    ),
    max_size=30,
)
