# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations as linked data: values of the model in, JSON-LD out, no docutils.

``collection`` makes the annotations of an edition a collection of the `Web Annotation Data Model
<https://www.w3.org/TR/annotation-model/>`_, of what ``annotation``, ``bodies``, ``targets`` and
``html`` make; ``context`` says what the properties mean that this model has no name for.
``work`` describes the work and the edition in the words of schema.org, ``claims`` the claims on a
page.
"""
