# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The live preview: a save is seen in the browser at once.

:mod:`~postilla.live.watching` sees the save, the checks say what is wrong with it, sound files come
into a :mod:`~postilla.live.mirror` of the edition, :mod:`~postilla.live.preview` writes their pages
from there with a Sphinx kept in memory, and :mod:`~postilla.live.server` tells the browser.
"""
