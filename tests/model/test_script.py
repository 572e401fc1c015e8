# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Literals: the same value again, and nothing that a page or an old script would stumble over."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from postilla.model.script import literal

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
@example({"</script><!--": "\u2028\u2029 <b>"})
def test_a_literal_is_its_value_without_markup(value: object) -> None:
    written = literal(value)
    assert json.loads(written) == value
    assert not set("<\u2028\u2029") & set(written)
