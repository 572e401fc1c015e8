# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scripts in report.yml, run in a browser against a code host that only takes notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from ruamel.yaml import YAML

WORKFLOW = Path(__file__).resolve().parents[2] / ".github" / "workflows" / "report.yml"
HEAD, OTHER = "a" * 40, "b" * 40
MARK = "<!-- postilla report -->"
HOST = """\
async ([script, setting]) => {
  const notes = [];
  const note = (name, answer) => async (given) => { notes.push([name, given]); return answer; };
  const github = {
    rest: {
      pulls: { list: "pulls", get: note("pulls.get", { data: { head: { sha: setting.now } } }) },
      issues: {
        listComments: "comments",
        createComment: note("create"),
        updateComment: note("update"),
      },
      repos: { createCommitStatus: note("status") },
    },
    paginate: async (of) => setting[of],
  };
  const core = {
    setFailed: (why) => notes.push(["failed", why]),
    setOutput: (name, value) => notes.push([name, value]),
  };
  const context = {
    repo: { owner: "o", repo: "r" },
    payload: { workflow_run: { head_sha: setting.head } },
  };
  const require = () => ({ readFileSync: (name) => setting.files[name] });
  const process = { env: setting.env };
  const names = ["github", "core", "context", "require", "process"];
  const AsyncFunction = (async () => {}).constructor;
  try {
    await new AsyncFunction(...names, script)(github, core, context, require, process);
  } catch (error) {
    notes.push(["thrown", error.message]);
  }
  return notes;
}
"""


def run(chromium: Browser, job: str, **setting: Any) -> list[Any]:
    steps = YAML(typ="safe", pure=True).load(WORKFLOW)["jobs"][job]["steps"]
    (script,) = [step["with"]["script"] for step in steps if "script" in step.get("with", {})]
    page = chromium.new_page()
    try:
        notes: list[Any] = page.evaluate(HOST, [script, setting])
    finally:
        page.close()
    return notes


def pull(number: int, head: str, *labels: str) -> dict[str, Any]:
    named = [{"name": label} for label in labels]
    return {"number": number, "head": {"sha": head}, "base": {"sha": OTHER}, "labels": named}


def posted(chromium: Browser, **others: Any) -> list[Any]:
    report = {"head": HEAD, "open": True}
    setting: dict[str, Any] = {
        "env": {"NUMBER": "7", "HEAD": HEAD},
        "now": HEAD,
        "comments": [],
        "files": {"report.md": f"{MARK}\nwords", "report.json": json.dumps(report)},
    }
    return run(chromium, "post", **(setting | others))


@pytest.mark.parametrize(
    ("labels", "accepted"),
    [((), ""), ((f"accept {HEAD}",), HEAD), ((f"accept {OTHER}", "accept"), "")],
)
def test_the_pull_request_is_asked_of_the_host(
    chromium: Browser, labels: tuple[str, ...], accepted: str
) -> None:
    pulls = [pull(6, OTHER, f"accept {HEAD}"), pull(7, HEAD, *labels)]
    notes = run(chromium, "write", head=HEAD, pulls=pulls)
    assert dict(notes) == {"number": 7, "base": OTHER, "head": HEAD, "accepted": accepted}


@pytest.mark.parametrize("pulls", [[], [pull(6, HEAD), pull(7, HEAD)]], ids=["none", "two"])
def test_which_one_is_never_guessed(chromium: Browser, pulls: list[Any]) -> None:
    assert [name for name, _ in run(chromium, "write", head=HEAD, pulls=pulls)] == ["failed"]


def test_one_comment_is_kept_up_to_date(chromium: Browser) -> None:
    bot, other = {"login": "github-actions[bot]"}, {"login": "somebody"}
    foreign = {"id": 1, "user": other, "body": f"{MARK}\nforged"}
    own = {"id": 2, "user": bot, "body": f"{MARK}\nold"}
    notes = dict(posted(chromium, comments=[foreign]))
    assert notes["create"]["issue_number"] == 7
    notes = dict(posted(chromium, comments=[foreign, own]))
    assert notes["update"]["comment_id"] == 2
    assert "create" not in notes


@pytest.mark.parametrize(
    ("value", "state"), [(True, "success"), (False, "failure"), ("true", "failure")]
)
def test_the_status_is_that_of_the_gate(chromium: Browser, value: object, state: str) -> None:
    report = json.dumps({"head": HEAD, "open": value})
    files = {"report.md": f"{MARK}\nwords", "report.json": report}
    status = dict(posted(chromium, files=files))["status"]
    assert (status["state"], status["sha"], status["context"]) == (state, HEAD, "postilla/gate")


def test_what_is_no_report_is_not_posted(chromium: Browser) -> None:
    other = json.dumps({"head": OTHER, "open": True})
    for files in (
        {"report.md": "words", "report.json": json.dumps({"head": HEAD, "open": True})},
        {"report.md": f"{MARK}\nwords", "report.json": other},
    ):
        assert [name for name, _ in posted(chromium, files=files)] == ["thrown"]


def test_a_report_is_cut_and_an_old_one_not_posted(chromium: Browser) -> None:
    report = json.dumps({"head": HEAD, "open": True})
    files = {"report.md": MARK + "x" * 100_000, "report.json": report}
    assert len(dict(posted(chromium, files=files))["create"]["body"]) == 65_000
    assert "create" not in dict(posted(chromium, now=OTHER))
