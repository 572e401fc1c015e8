# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words that name the parts of a scholarly text, as they are printed, in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class Part(Enum):
    """A part of a text; the values are the section keys of the id scheme."""

    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    INTRODUCTION = "intro"
    CONCLUSION = "concl"
    DECLARATIONS = "decl"
    BIBLIOGRAPHY = "bibl"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Label:
    """What a printed label says."""

    part: Part
    language: str
    """BCP 47, of the words of the label."""


# So many scripts are taken for another encoding, and pieces of them for copyright signs.
# REUSE-IgnoreStart
_PRINTED: Final[Mapping[Part, Mapping[str, tuple[str, ...]]]] = {
    Part.ABSTRACT: {
        "en": ("abstract", "summary"), "tr": ("öz", "özet"), "ru": ("аннотация", "резюме"),
        "az": ("xülasə", "annotasiya"), "de": ("zusammenfassung",), "fr": ("résumé",),
        "ar": ("ملخص", "الملخص", "المستخلص"), "fa": ("چکیده",), "he": ("תקציר",),
        "el": ("περίληψη",), "zh": ("摘要", "提要"), "ja": ("要旨", "要約"),
    },
    Part.KEYWORDS: {
        "en": ("keywords", "key words"), "tr": ("anahtar kelimeler", "anahtar sözcükler"),
        "ru": ("ключевые слова",), "az": ("açar sözlər",), "de": ("schlagwörter",),
        "fr": ("mots-clés", "mots clés"), "ar": ("الكلمات المفتاحية", "كلمات مفتاحية"),
        "fa": ("کلیدواژه‌ها", "واژگان کلیدی"), "he": ("מילות מפתח",), "el": ("λέξεις-κλειδιά",),
        "zh": ("关键词", "關鍵詞"), "ja": ("キーワード",),
    },
    Part.INTRODUCTION: {
        "en": ("introduction",), "tr": ("giriş",), "ru": ("введение",), "de": ("einleitung",),
        "ar": ("مقدمة", "المقدمة"), "fa": ("مقدمه",), "he": ("מבוא",), "el": ("εισαγωγή",),
        "zh": ("引言", "绪论", "緒論"), "ja": ("はじめに", "序論"),
    },
    Part.CONCLUSION: {
        "en": ("conclusion", "conclusions"), "tr": ("sonuç",), "ru": ("заключение",),
        "az": ("nəticə",), "de": ("schluss",), "ar": ("خاتمة", "الخاتمة"), "fa": ("نتیجه‌گیری",),
        "he": ("סיכום",), "el": ("συμπέρασμα", "συμπεράσματα"), "zh": ("结论", "結論", "结语"),
        "ja": ("おわりに",),
    },
    Part.DECLARATIONS: {
        "en": ("declarations", "declaration"), "tr": ("beyanname", "beyanlar"),
    },
    Part.BIBLIOGRAPHY: {
        "en": ("bibliography", "references", "works cited"), "tr": ("kaynakça",),
        "ru": ("литература", "список литературы", "библиография"), "az": ("ədəbiyyat",),
        "de": ("literaturverzeichnis",), "fr": ("bibliographie",),
        "ar": ("المراجع", "المصادر والمراجع", "المصادر"), "fa": ("منابع", "کتابنامه"),
        "he": ("ביבליוגרפיה", "מקורות"), "el": ("βιβλιογραφία",), "zh": ("参考文献", "參考文獻"),
        "ja": ("参考文献一覧", "引用文献"),
    },
    Part.NOTES: {
        "en": ("notes", "endnotes", "footnotes"), "tr": ("notlar", "dipnotlar", "sonnotlar"),
        "ru": ("примечания", "сноски"), "az": ("qeydlər",), "de": ("anmerkungen", "endnoten"),
        "fr": ("notes de fin",), "es": ("notas",), "it": ("note",), "pl": ("przypisy",),
        "ar": ("الهوامش", "هوامش", "الحواشي"), "fa": ("یادداشت‌ها", "پی‌نوشت‌ها", "پانوشت‌ها"),
        "he": ("הערות", "הערות שוליים"), "el": ("σημειώσεις",), "zh": ("注释", "註釋", "尾注"),
        "ja": ("注", "註", "脚注"), "ko": ("주", "미주"),
    },
}  # fmt: skip
# REUSE-IgnoreEnd

_LABELS: Final = MappingProxyType(
    {
        words.casefold(): Label(part, language)
        for part, languages in _PRINTED.items()
        for language, forms in languages.items()
        for words in forms
    }
)


def label_of(words: str) -> Label | None:
    """Say which part a line of its own announces.

    :param words: the line, with or without a colon or Markdown's asterisks.
    :return: the label, or ``None`` when the line is none.
    """
    return _LABELS.get(words.strip(" #*:：【】").replace("İ", "i").casefold())


def label_before_colon(words: str) -> Label | None:
    """Say which part a paragraph that begins with a label belongs to.

    :param words: the paragraph, such as ``Keywords: bridges, weather``.
    :return: the label, or ``None``.
    """
    head, colon, _ = words[:60].replace("：", ":").partition(":")
    return label_of(head) if colon else None
