# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What ``conf.py`` need not say, and may not say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final, TypeVar

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.errors import ConfigError

from postilla.model.errors import PostillaError
from postilla.model.tree import EDITION, HISTORY, LOCALE, NAMES, RETIRED
from postilla.sphinx_ext.work_style import STYLE as WORK_STYLE
from postilla.syntax.config import read_edition
from postilla.syntax.history import read_history
from postilla.syntax.markdown import MYST_EXTENSIONS
from postilla.syntax.names import read_names
from postilla.syntax.retired import read_retired

T = TypeVar("T")

NAMES_SETTING: Final = "postilla_names"
"""The setting that holds the names of ``names.toml``; after a change all is read again."""

RETIRED_SETTING: Final = "postilla_retired"
"""The setting that holds the withdrawn annotations of ``retired.toml``."""

HISTORY_SETTING: Final = "postilla_history"
"""The setting that holds the history of ``history.toml``, if there is one."""

READING_SETTING: Final = "postilla_reading"
"""The setting that holds the reading of ``edition.toml``: headings are copied in it alone, so that
after a change all is read again."""

SETTINGS: Final[Mapping[str, tuple[Any, str]]] = MappingProxyType(
    {
        "source_suffix": ({".md": "markdown"}, "only Markdown is held against the allow-lists"),
        "smartquotes": (False, "the printed quotation marks and dashes stay as they are"),
        "primary_domain": ("postilla", "references are written without the domain's name"),
        "myst_enable_extensions": (set(MYST_EXTENSIONS), "the checker reads this dialect only"),
        "myst_ref_domains": (["postilla", "std"], "no other domain has anything here"),
        "locale_dirs": ([PurePosixPath(LOCALE).name], "catalogues lie in one place"),
        "bibtex_reference_style": ("author_year", "works are cited as the apparatus names them"),
        "bibtex_default_style": (WORK_STYLE, "the pages of sources write works out themselves"),
        "bibtex_cite_id": ("cite-{key}", "addresses do not change"),
        "html_copy_source": (False, "the source has its own place"),
        "html_permalinks": (False, "the links to blocks and headings are Postilla's own"),
        "html_use_index": (False, "no text of this edition is indexed by hand"),
        "html_domain_indices": (False, "no text of this edition is indexed by hand"),
    }
)
"""Name of a setting -> its value, and why it is no other."""


def settle(app: Sphinx, config: Config) -> None:
    """Give the settings their values and read ``edition.toml`` (``config-inited``).

    :param app: the application.
    :param config: its configuration, with what ``conf.py`` says.
    :raises ConfigError: when ``conf.py`` contradicts, or ``edition.toml`` can't be read.
    """
    for name, (value, reason) in SETTINGS.items():
        if config[name] not in (value, config.values[name].default):
            raise ConfigError(
                f"conf.py sets {name} to {config[name]!r}, but it is {value!r} in an edition "
                f"made with Postilla: {reason}. Take the line out of conf.py."
            )
        setattr(config, name, value)
    edition = _read(Path(app.srcdir), EDITION, read_edition)
    config[NAMES_SETTING] = _read_optional(app, NAMES, read_names) or ()
    config[RETIRED_SETTING] = _read_optional(app, RETIRED, read_retired) or ()
    config[HISTORY_SETTING] = _read_optional(app, HISTORY, read_history)
    config[READING_SETTING] = edition.reading.value
    if config.language == edition.language:
        config.locale_dirs = []  # a catalogue would put other words in place of the text
    # In the context, so that all pages are written again when edition.toml changes.
    config.html_context = {"edition": edition, **config.html_context}
    config.html_title = edition.title
    config.html_baseurl = config.html_baseurl or edition.site_url


def _read_optional(app: Sphinx, name: str, read: Callable[[str, str], T]) -> T | None:
    source = Path(app.srcdir)
    return _read(source, name, read) if (source / PurePosixPath(name).name).exists() else None


def _read(source: Path, name: str, read: Callable[[str, str], T]) -> T:
    path = source / PurePosixPath(name).name
    try:
        return read(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}") from error
    except PostillaError as error:
        raise ConfigError(str(error)) from error


def trim_site(app: Sphinx) -> None:
    """Do without what Sphinx adds to a site of its own accord (``builder-inited``).

    Its search needs its scripts; sources are not copied, so they need no folder.

    :param app: the application.
    """
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False
        app.builder.copysource = False
