# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a new edition begins with: its files, and a small text to try everything on.

``frame/`` is what every new edition has, ``sample/`` is the text and what belongs to it alone. A
name that ends in ``.in`` has values to be filled in, and ``dot_`` stands for a full stop, so that
no tool takes these files for its own. Their authors give them to whoever makes an edition with
them, under the licences that the edition states.
"""
