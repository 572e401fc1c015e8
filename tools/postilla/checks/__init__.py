# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Rules over the model; each finding is a :class:`~postilla.model.diagnostic.Diagnostic`."""
