# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""People, continuous integration and the workflows run the same few make targets."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

WORKFLOWS = sorted(Path(__file__).resolve().parents[2].glob(".github/workflows/*"))

WRITERS = {
    "report": {
        "write": {"contents": "read", "pull-requests": "read"},
        "post": {"pull-requests": "write", "statuses": "write"},
    }
}
"""Workflow -> job -> what it may do beside reading; all others may read the files alone."""
EXPRESSIONS = frozenset(
    {
        "!cancelled()",
        "github.event.pull_request.number",
        "github.event.pull_request.base.sha",
        "github.event.pull_request.head.sha",
        "contains(github.event.pull_request.labels.*.name, "
        "format('accept {0}', github.event.pull_request.head.sha)) "
        "&& github.event.pull_request.head.sha || ''",
        *(f"steps.asked.outputs.{name}" for name in ("number", "base", "head", "accepted")),
        *(f"needs.write.outputs.{name}" for name in ("number", "head")),
    }
)
"""Numbers and names of commits: what the host makes, never what a contributor writes."""


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in YAML(typ="safe", pure=True).load(workflow)["jobs"].values():
        yield from job["steps"]


def readme_commands(root: Path) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", (root / "README.md").read_text(), re.DOTALL | re.M)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("make")]


def executable(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_workflows_are_valid(schema: str) -> None:
    assert WORKFLOWS
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    result = subprocess.run([*checker, *WORKFLOWS], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_run_make_targets_only(workflow: Path, targets: frozenset[str]) -> None:
    runs = [step["run"] for step in steps(workflow) if "run" in step]
    assert runs
    assert all(len(run.split()) == 2 for run in runs)
    assert [run for run in runs if run.removeprefix("make ") not in targets] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_may_read_only(workflow: Path) -> None:
    content = YAML(typ="safe", pure=True).load(workflow)
    assert content["permissions"] == {"contents": "read"}
    more = {
        name: job["permissions"] for name, job in content["jobs"].items() if "permissions" in job
    }
    assert more == WRITERS.get(workflow.stem, {})


def test_what_can_write_runs_nothing_of_a_pull_request() -> None:
    """The job that posts has neither the files nor a shell, and both scripts no expression."""
    report = YAML(typ="safe", pure=True).load(WORKFLOWS[0].with_name("report.yml"))
    used = [step["uses"].partition("@")[0] for step in report["jobs"]["post"]["steps"]]
    assert used == ["actions/download-artifact", "actions/github-script"]
    assert "run-id" not in str(report)  # the artefact is of this run, never of the other


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_trust_no_event(workflow: Path) -> None:
    content = workflow.read_text(encoding="utf-8")
    assert "pull_request_target" not in content
    assert "secrets." not in content
    assert "actions/cache" not in content
    events = YAML(typ="safe", pure=True).load(workflow)["on"]
    assert "issue_comment" not in events
    for step in steps(workflow):
        code = f"{step.get('run', '')}{step.get('with', {}).get('script', '')}"
        assert "${{" not in code
        assert not {"cache", "cache-dependency-path"} & set(step.get("with", {}))
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_expressions_are_of_values_that_nobody_can_write(workflow: Path) -> None:
    found = re.findall(r"\$\{\{\s*(.*?)\s*\}\}", workflow.read_text(encoding="utf-8"))
    assert [one for one in found if one not in EXPRESSIONS] == []


@pytest.mark.parametrize("name", ["pull-request", "report"])
def test_the_toolchain_is_that_of_the_base(name: str) -> None:
    """What is run lies where the base was put; the pull request lies below ``build/``."""
    workflow = WORKFLOWS[0].with_name(f"{name}.yml")
    places = {
        step["with"].get("path", "."): step["with"]["ref"]
        for step in steps(workflow)
        if step.get("uses", "").startswith("actions/checkout@")
    }
    assert {place: ref.rpartition(".base")[1] for place, ref in places.items()} == {
        ".": ".base",
        "build/proposal": "",
    }


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_use_pinned_actions_of_one_owner(workflow: Path) -> None:
    uses = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert [use for use in uses if not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", use)] == []


def test_gitlab_runs_make_targets_over_the_base(root: Path, targets: frozenset[str]) -> None:
    path = root / ".gitlab-ci.yml"
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    result = subprocess.run([*checker, path], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    content = YAML(typ="safe", pure=True).load(path)
    made = [line for job in ("gate", "test") for line in content[job]["script"] if "make" in line]
    assert made == ["make -C build/base gate", "make -C build/base preview", "make test"]
    assert {line.rpartition(" ")[2] for line in made} <= targets
    assert "cache" not in str(content)


def test_commands_for_reviewers_are_targets(root: Path, targets: frozenset[str]) -> None:
    page = (root / "source/about/reviewing.md").read_text(encoding="utf-8")
    commands = re.findall(r"(?:`|^)make ([a-z]+)", page, re.M)
    assert {"report", "gate", "preview", "test"} == set(commands) <= targets
    statuses = re.findall(r'context: "(.*?)"', WORKFLOWS[0].with_name("report.yml").read_text())
    assert statuses == ["postilla/gate"]
    assert f"`{statuses[0]}`" in page


def test_the_hook_runs_the_check(root: Path) -> None:
    (hook,) = YAML(typ="safe", pure=True).load(root / ".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"] == "postilla check"
    assert re.match(hook["files"], "source/chapters/01.md")
    assert hook["id"] in (root / "source/about/reviewing.md").read_text(encoding="utf-8")


def test_readme_commands_are_targets(
    root: Path, targets: frozenset[str], outer_environ: dict[str, str]
) -> None:
    commands = readme_commands(root)
    assert commands == ["make", "make test"]
    assert {command.removeprefix("make").strip() or "all" for command in commands} <= targets


def test_every_target_can_be_made(
    root: Path, targets: frozenset[str], outer_environ: dict[str, str]
) -> None:
    result = subprocess.run(
        ["make", "--dry-run", *sorted(targets)],
        cwd=root,
        env=outer_environ,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr


def test_integration_runs_the_readme_test_command(
    root: Path, tmp_path: Path, outer_environ: dict[str, str]
) -> None:
    executable(tmp_path / "make", 'echo "$PWD: make $*"')
    result = subprocess.run(
        ["bash", root / ".ci" / "run"],
        cwd=tmp_path,
        env=outer_environ | {"PATH": f"{tmp_path}:{outer_environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert result.stdout == f"{root}: {readme_commands(root)[-1]}\n"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 127", ""),
        (
            'case "$*" in *version_info*) exit 1;; -V) echo Python 3.9.2;; esac',
            "Python 3.11 or newer is needed",
        ),
        (
            'case "$*" in *ensurepip*) exit 1;; esac',
            "ensurepip is missing: install the Debian package python3-venv",
        ),
    ],
    ids=["absent", "old", "without ensurepip"],
)
def test_make_names_what_python_lacks(
    root: Path, tmp_path: Path, outer_environ: dict[str, str], script: str, message: str
) -> None:
    python = executable(tmp_path / "python3", script)
    if not message:
        python.unlink()
        message = f"{python} is missing: install the Debian package python3"
    (tmp_path / "tools" / "postilla").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        (tmp_path / name).write_bytes((root / name).read_bytes())
    result = subprocess.run(
        ["make", "check", f"PYTHON={python}"],
        cwd=tmp_path,
        env=outer_environ,
        capture_output=True,
        text=True,
    )
    first, second = result.stderr.splitlines()
    assert first.startswith(f"postilla: {message}")
    assert second.startswith("make: ***")
    assert not (tmp_path / ".venv").exists()
