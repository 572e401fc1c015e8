# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition as one TEI document (TEI P5): values of the model in, elements of lxml out.

``document`` puts together what the others make: ``header`` with ``declarations``, ``standoff``
with ``biblstruct``, ``body`` with ``divisions``, ``links``, ``inline`` and ``fragments``.
``characters`` says what can't be in it; ``serialise`` writes it; ``pointers`` and ``validate``
check it.

Every address of the site is an ``xml:id`` here, the same to the letter. What TEI alone needs an
``xml:id`` for has one with a full stop in it, which no address and no annotation's name can have.
"""
