/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Quoted words looked up in a text, and the shortest quotation of some words: what
   `postilla.model.folding`, `.quotation` and `.abbreviation` do, in a browser. Both are held
   against the same cases. Offsets are those of JavaScript, in units of UTF-16. */

"use strict";

postilla.quotation = (() => {
  const ELLIPSIS = " … ";
  const SHORT = 40;
  const MOST = 12;
  const FOLDED = new Map([
    ...[..."“”„‟«»‹›″"].map((mark) => [mark, '"']),
    ...[..."‘’‚‛′`´"].map((mark) => [mark, "'"]),
    ...[..."\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"].map((hyphen) => [hyphen, "-"]),
  ]);
  const TO_FOLD = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "gu");
  const SOFT_HYPHENS = /\u00ad/gu;
  /* What Python calls white space; `\s` of JavaScript is another set. */
  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const SPACES = new RegExp(`${SPACE}+`, "gu");
  const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
  const UNSPACED =
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;
  const OF_WORD = /[\p{L}\p{N}\p{M}]/u;
  const EMPTY = /^[… ]*$/u;

  const folded = (text) => text.replace(TO_FOLD, (mark) => FOLDED.get(mark));
  const strip = (text) => text.replace(AROUND, "");

  /** Fold words that somebody quotes. */
  const foldQuote = (words) =>
    strip(folded(words.replace(SOFT_HYPHENS, "")).replace(SPACES, " "));

  /** Fold a block's text; `offsets` leads back where there are soft hyphens, else it is null. */
  const fold = (text) => {
    if (!text.includes("\u00ad")) {
      return { text, folded: folded(text), offsets: null };
    }
    const offsets = [];
    for (let offset = 0; offset < text.length; offset += 1) {
      if (text[offset] !== "\u00ad") {
        offsets.push(offset);
      }
    }
    return { text, folded: folded(text.replace(SOFT_HYPHENS, "")), offsets };
  };

  const boundsIn = ({ offsets }, [start, end]) =>
    offsets ? [offsets[start], offsets[end - 1] + 1] : [start, end];

  const before = (text, offset) => {
    const pair = text.codePointAt(offset - 2);
    return pair > 0xffff ? String.fromCodePoint(pair) : text[offset - 1];
  };

  /** Say whether a word can begin or end before a character of the folded text. */
  const isBound = (text, offset) => {
    if (offset <= 0 || offset >= text.folded.length) {
      return true;
    }
    const left = before(text.folded, offset);
    const right = String.fromCodePoint(text.folded.codePointAt(offset));
    return (
      UNSPACED.test(left) || UNSPACED.test(right) || !(OF_WORD.test(left) && OF_WORD.test(right))
    );
  };

  const places = (text, words) => {
    const found = [];
    for (
      let place = words ? text.folded.indexOf(words) : -1;
      place >= 0;
      place = text.folded.indexOf(words, place + 1)
    ) {
      found.push(place);
    }
    return found;
  };

  const isWhole = (text, [start, end]) => isBound(text, start) && isBound(text, end);

  /** Words with an ellipsis stand as they are, or else for a passage up to the nearest end. */
  const hits = (text, words) => {
    const literal = places(text, words).map((place) => [place, place + words.length]);
    const middle = words.indexOf(ELLIPSIS);
    if (literal.length || middle < 0) {
      return literal;
    }
    const first = words.slice(0, middle);
    const last = words.slice(middle + ELLIPSIS.length);
    const whole = (piece) =>
      places(text, piece).filter((place) => isWhole(text, [place, place + piece.length]));
    const ends = whole(last);
    const found = [];
    let number = 0;
    for (const start of whole(first)) {
      while (number < ends.length && ends[number] < start + first.length) {
        number += 1;
      }
      if (number < ends.length) {
        found.push([start, ends[number] + last.length]);
      }
    }
    return found;
  };

  /**
   * Look words up in a folded text.
   * The answer has `bounds`, or the `failure`, and `hits` where the words stand all the same.
   */
  const locate = (text, quote, occurrence = 0) => {
    const words = foldQuote(quote);
    if (EMPTY.test(words)) {
      return { failure: "empty", hits: [] };
    }
    const found = hits(text, words);
    const whole = found.filter((hit) => isWhole(text, hit));
    const chosen = occurrence > 0 ? whole.slice(occurrence - 1, occurrence) : whole;
    if (chosen.length === 1) {
      return { bounds: boundsIn(text, chosen[0]) };
    }
    const inText = (hit) => boundsIn(text, hit);
    if (!found.length) {
      return { failure: "missing", hits: [] };
    }
    if (!whole.length) {
      return { failure: "inside a word", hits: found.map(inText) };
    }
    return { failure: occurrence ? "occurrence" : "ambiguous", hits: whole.map(inText) };
  };

  const isAt = ({ bounds }, [start, end]) => bounds?.[0] === start && bounds[1] === end;
  const length = (words) => [...words].length;

  const counted = (text, bounds, words) => {
    const found = locate(text, words);
    if (found.bounds) {
      return { words, occurrence: 0 };
    }
    const number = found.hits.findIndex((hit) => isAt({ bounds: hit }, bounds));
    return { words, occurrence: number + 1 };
  };

  /** How many words are taken at the beginning, of a total: first where both ends have the same. */
  const shares = (total) =>
    Array.from({ length: total - 1 }, (_, number) => number + 1).sort(
      (one, other) => Math.abs(2 * one - total) - Math.abs(2 * other - total),
    );

  /** Quote words that begin and end at bounds of words: `words`, and `occurrence` or 0. */
  const quotationFor = (text, bounds) => {
    const words = text.text.slice(...bounds);
    if (length(words) <= SHORT) {
      return counted(text, bounds, words);
    }
    const pieces = words.split(" ");
    for (let total = 2; total < Math.min(2 * MOST, pieces.length); total += 1) {
      for (const first of shares(total)) {
        const ends = [pieces.slice(0, first), pieces.slice(first - total)];
        const quote = ends.map((end) => end.join(" ")).join(ELLIPSIS);
        if (length(quote) < length(words) && isAt(locate(text, quote), bounds)) {
          return { words: quote, occurrence: 0 };
        }
      }
    }
    return counted(text, bounds, words);
  };

  /** Make a range one of whole words without blanks around them; null when it holds none. */
  const wholeWords = (text, [start, end]) => {
    const { offsets } = text;
    let first = offsets ? offsets.filter((offset) => offset < start).length : start;
    let last = offsets ? offsets.filter((offset) => offset < end).length : end;
    const isBlank = (place) => foldQuote(text.folded[place]) === "";
    while (first < last && isBlank(first)) {
      first += 1;
    }
    while (last > first && isBlank(last - 1)) {
      last -= 1;
    }
    if (first >= last) {
      return null;
    }
    while (!isBound(text, first)) {
      first -= before(text.folded, first).length;
    }
    while (!isBound(text, last)) {
      last += String.fromCodePoint(text.folded.codePointAt(last)).length;
    }
    return boundsIn(text, [first, last]);
  };

  return { fold, foldQuote, strip, locate, quotationFor, wholeWords };
})();
