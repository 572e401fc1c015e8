/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Search, as far as every page has it: the box in its head, the key that leads there, and the
   marks on words that a result led to. All else is loaded when it is used. */

"use strict";

postilla.search = {};

(() => {
  const WORDS = ["search-fold.js", "search-query.js"];
  const RESULTS = [...WORDS, "search-index.js", "search-snippet.js", "search-results.js"];
  const MARKS = [...WORDS, "search-marks.js"];

  /** Run scripts one after the other. */
  const load = async (names) => {
    for (const name of names) {
      await postilla.load(`_static/${name}`);
    }
  };

  const isTyped = (element) => element?.closest("input, textarea, select, [contenteditable]");

  const focusOnKey = (input) => {
    document.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (event.key === "/" && isPlain && !isTyped(event.target)) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  };

  /** Get ready as soon as somebody turns to the field. */
  const begin = (input) => {
    const start = async () => {
      await load(RESULTS);
      postilla.search.results.below(input);
    };
    if (document.activeElement === input) {
      start();
    } else {
      input.addEventListener("focus", start, { once: true });
    }
  };

  postilla.ready(async () => {
    const address = new URL(location.href);
    const [box, page] = ["_search", "_query"].map((id) => document.getElementById(id));
    const input = page ?? box;
    if (input) {
      focusOnKey(input);
    }
    if (box) {
      begin(box);
    }
    if (page) {
      page.value = address.searchParams.get("q") ?? page.value;
      page.focus();
      await load(RESULTS);
      postilla.search.results.onPage(page);
    }
    if (address.searchParams.get("find")) {
      await load(MARKS);
      postilla.search.marks.follow(address.searchParams.get("find"));
    }
  });
})();
