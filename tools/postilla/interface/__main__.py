# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Renews the catalogues where they lie, and says what they lack."""

from __future__ import annotations

import sys

from postilla.interface.catalogue import faults_of, read_catalogue
from postilla.interface.collect import collect
from postilla.interface.languages import TEMPLATE, catalogue_path, translated_languages
from postilla.interface.renew import catalogue_template, renewed


def main() -> int:
    """Renew them.

    :return: the number of faults that people have to mend.
    """
    messages = collect()
    TEMPLATE.write_text(catalogue_template(messages), encoding="utf-8")
    faults = 0
    for language in translated_languages():
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = renewed(before, messages, language)
        path.write_text(after, encoding="utf-8")
        for fault in faults_of(read_catalogue(after, language), messages):
            faults += 1
            print(f"{path}: {fault}", file=sys.stderr)
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
