/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   What a reader asks for, and the words of a text that answer it. */

"use strict";

(() => {
  const { words, letters, spelling } = postilla.search.fold;

  /** One letter is the beginning of too much. */
  const SHORTEST_PREFIX = 2;
  const QUOTES = /[“”„‟«»]/g;
  const ASKED = /"([^"]*)("?)|[^\s"]+/g;

  /**
   * Take a query apart. Each clause is a run of neighbouring words, all of them to be found:
   * `terms`, of each its letters and the spellings that are exact; `isPrefix`, whether the last
   * one may go on. It may while it is being typed, or where an asterisk says so.
   */
  const parse = (query) => {
    const text = query.replace(QUOTES, '"');
    return [...text.matchAll(ASKED)].map((match) => clause(match, text)).filter(Boolean);
  };

  const clause = (match, text) => {
    const [whole, phrase, closing] = match;
    const asked = phrase ?? whole;
    const terms = words(asked)
      .map(([start, end]) => asked.slice(start, end))
      .map((word) => ({
        letters: letters(word),
        spellings: [spelling(word), spelling(word, true)],
      }))
      .filter((term) => term.letters);
    if (!terms.length) {
      return null;
    }
    const isLast = match.index + whole.length === text.length && !closing;
    const isLong = terms.at(-1).letters.length >= SHORTEST_PREFIX;
    return { terms, isPrefix: isLong && (isLast || asked.endsWith("*")) };
  };

  /**
   * Find the words of a text that answer a query: start, end (exclusive) and the number of the
   * clause, in the order of the text.
   */
  const matches = (text, clauses) => {
    const found = words(text)
      .map(([start, end]) => ({ start, end, letters: letters(text.slice(start, end)) }))
      .filter((word) => word.letters);
    return found.flatMap((word, place) =>
      clauses.flatMap((asked, number) => {
        const last = found[place + asked.terms.length - 1];
        return last && answers(asked, found, place)
          ? [{ start: word.start, end: last.end, clause: number }]
          : [];
      }),
    );
  };

  const answers = ({ terms, isPrefix }, found, place) =>
    terms.every((term, number) => {
      const word = found[place + number].letters;
      const mayGoOn = isPrefix && number === terms.length - 1;
      return mayGoOn ? word.startsWith(term.letters) : word === term.letters;
    });

  postilla.search.query = { parse, matches };
})();
