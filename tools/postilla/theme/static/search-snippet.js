/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   A few words around what was found, as pieces of text of which some are marked. */

"use strict";

(() => {
  /** In characters, before the first word that is marked: of all, this part. */
  const BEFORE = 0.3;

  /** Choose the place that answers most clauses, the earliest of several. */
  const bestPlace = (found, length) => {
    let best = { start: 0, count: 0 };
    found.forEach(({ start }, number) => {
      const near = found.slice(number, number + 20).filter(({ end }) => end <= start + length);
      const { size } = new Set(near.map(({ clause }) => clause));
      if (size > best.count) {
        best = { start, count: size };
      }
    });
    return best.start;
  };

  const wordStart = (text, at) => (at <= 0 ? 0 : text.lastIndexOf(" ", at) + 1);
  const wordEnd = (text, at) => {
    const end = at >= text.length ? -1 : text.indexOf(" ", at);
    return end < 0 ? text.length : end;
  };

  /** Ranges that overlap are one. */
  const joined = (ranges) => {
    const found = [];
    for (const { start, end } of ranges) {
      const last = found.at(-1);
      if (last && start < last.end) {
        last.end = Math.max(last.end, end);
      } else {
        found.push({ start, end });
      }
    }
    return found;
  };

  /**
   * Cut a text around what answers a query, to about `length` characters: pieces with `words` and
   * whether they are `marked`.
   */
  const cut = (text, clauses, length) => {
    const found = postilla.search.query.matches(text, clauses);
    const first = bestPlace(found, length);
    const start = wordStart(text, Math.min(first - BEFORE * length, text.length - length));
    const end = wordEnd(text, start + length);
    const pieces = [];
    let done = start;
    const add = (to, marked) => {
      if (to > done) {
        pieces.push({ words: text.slice(done, to), marked });
        done = to;
      }
    };
    for (const range of joined(found.filter((one) => one.start >= start && one.end <= end))) {
      add(range.start, false);
      add(range.end, true);
    }
    add(end, false);
    return [
      ...(start > 0 ? [{ words: "… ", marked: false }] : []),
      ...pieces,
      ...(end < text.length ? [{ words: " …", marked: false }] : []),
    ];
  };

  postilla.search.snippet = { cut };
})();
