# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What conf.py may say, and what edition.toml must."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from postilla.sphinx_ext.configuration import SETTINGS

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition


def test_settings_have_their_values(sample: Built) -> None:
    values = {name: value for name, (value, _) in SETTINGS.items()} | {"locale_dirs": []}
    assert {name: sample.app.config[name] for name in SETTINGS} == values


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("smartquotes", "'yes'"),
        ("primary_domain", "'std'"),
        ("source_suffix", "{'.md': 'markdown', '.txt': 'restructuredtext'}"),
        ("myst_enable_extensions", "['substitution']"),
    ],
)
def test_conf_may_not_contradict(edition: Edition, name: str, value: str) -> None:
    conf = (edition.source / "conf.py").read_text(encoding="utf-8")
    edition.write("conf.py", f"{conf}{name} = {value}\n")
    with pytest.raises(ConfigError, match=rf"conf\.py sets {name} to .*Take the line out"):
        edition.build()


def test_conf_may_repeat(edition: Edition) -> None:
    conf = (edition.source / "conf.py").read_text(encoding="utf-8")
    edition.write("conf.py", f"{conf}primary_domain = 'postilla'\nhtml_copy_source = False\n")
    assert not edition.build().warnings


def test_a_missing_edition_toml_stops_the_build(edition: Edition) -> None:
    (edition.source / "edition.toml").unlink()
    with pytest.raises(ConfigError, match=r"edition\.toml can't be read"):
        edition.build()


def test_a_wrong_edition_toml_stops_the_build_with_its_findings(edition: Edition) -> None:
    edition.replace("edition.toml", 'language = "en"', 'language = "English"')
    with pytest.raises(ConfigError, match=r"edition\.toml:\d+:\d+: error: .*language"):
        edition.build()


def test_the_extension_is_safe_in_parallel(sample: Built) -> None:
    assert sample.app.is_parallel_allowed("read")
    assert sample.app.is_parallel_allowed("write")
    assert sample.app.extensions["postilla"].metadata["env_version"]


def test_nothing_of_the_configuration_is_kept_from_the_cache(sample: Built) -> None:
    assert json.dumps(sorted(sample.app.config.html_context))  # the edition pickles with it
    assert not [line for line in sample.warnings if "cannot cache" in line]
