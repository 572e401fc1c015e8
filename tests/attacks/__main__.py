# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``make attacks``: the table of all attacks, and what becomes of them.

The tests hold it to be true: the places are those that the files of the corpus state, the ways
those by which the products are tried.
"""

from __future__ import annotations

from collections import Counter

from tests.attacks.corpus import ATTACKS
from tests.attacks.ways import WAYS, kind

_ROW = "{:<14}{:>8}{:>9}{:>6}  {}"


def main() -> None:
    """Print the tables."""
    print(_ROW.format("group", "attacks", "refused", "text", "refused as"))
    for group in sorted({attack.group for attack in ATTACKS.values()}):
        own = [attack for attack in ATTACKS.values() if attack.group == group]
        refused = [attack for attack in own if attack.refused]
        codes = Counter(attack.refused[0].rpartition(" ")[2] for attack in refused)
        most = ", ".join(f"{code} {number}" for code, number in codes.most_common(4))
        more = ", …" if len(codes) > 4 else ""
        print(_ROW.format(group, len(own), len(refused), len(own) - len(refused), most + more))
    refused = [attack for attack in ATTACKS.values() if attack.refused]
    print(_ROW.format("all", len(ATTACKS), len(refused), len(ATTACKS) - len(refused), ""))
    print("\nwith the check switched off")
    for way, number in Counter(map(kind, ATTACKS.values())).most_common():
        print(f"{number:>8}  {WAYS[way]}")


if __name__ == "__main__":
    main()
