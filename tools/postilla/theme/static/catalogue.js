/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The words of the interface in one language. Words that scripts write are looked up; words that
   stand in a page are read, and those parts of them translated that are the edition's own. */

"use strict";

postilla.Catalogue = (() => {
  const VALUE = /\{(\w+)\}/;
  const BETWEEN = /(, |; | ?\(|\)|: ?)/;
  const NUMBER = /^[\p{N}.,:–-]*$/u;
  const NUMERIC = ["number", "other"];
  const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /** “{number} claims” as a pattern whose groups are the values. */
  const patternOf = (english) => {
    const parts = english.split(VALUE).map((part, place) => {
      const value = NUMERIC.includes(part) ? "[0-9][^ ,;:]*" : ".+";
      return place % 2 ? `(?<${part}>${value})` : escaped(part);
    });
    return new RegExp(`^${parts.join("")}$`, "u");
  };

  const isFull = (english) => VALUE.test(english);

  /** What is to be put in the place of which words: first the patterns that say the most. */
  const patternsOf = (entries) =>
    [...entries.keys()]
      .filter(isFull)
      .sort((one, other) => other.replace(VALUE, "").length - one.replace(VALUE, "").length)
      .map((english) => ({ english, pattern: patternOf(english) }));

  /** Runs of words: `[words, whether they are the edition's own]`; neighbours alike are one. */
  const joined = (runs) => {
    const found = [];
    runs.filter(([words]) => words).forEach(([words, isOwn]) => {
      if (found.at(-1)?.[1] === isOwn) {
        found.at(-1)[0] += words;
      } else {
        found.push([words, isOwn]);
      }
    });
    return found;
  };

  class Catalogue {
    constructor(language, { direction = "ltr", words, labels, plurals }) {
      this.language = language;
      this.direction = direction;
      this.rules = new Intl.PluralRules(language);
      this.labels = new Map(Object.entries(labels));
      this.words = new Map(Object.entries(words));
      plurals.forEach(([one, many, forms]) => {
        const entry = { forms, by: VALUE.exec(many)?.[1] };
        this.words.set(one, entry).set(many, entry);
      });
      this.patterns = patternsOf(this.words);
      this.labelPatterns = patternsOf(this.labels);
      this.known = new Map();
    }

    /** Give the words for English ones that may have values; undefined where there are none. */
    find(english, values = {}) {
      const entry = this.words.get(english) ?? this.labels.get(english);
      if (entry === undefined || typeof entry === "string") {
        return entry;
      }
      const form = this.rules.select(Number(values[entry.by] ?? 1));
      return entry.forms[form] ?? entry.forms.other;
    }

    /** Read words that stand in a page: their runs, or null where nothing in them is known. */
    read(english) {
      if (!this.known.has(english)) {
        const parts = (words) => this.whole(words) ?? this.label(words);
        this.known.set(english, parts(english) ?? this.pieces(english, parts));
      }
      return this.known.get(english);
    }

    /** Read the name of a place or of an annotation: parts of it may be words of the text. */
    readLabel(english) {
      return this.pieces(english, (words) => this.label(words));
    }

    whole(english) {
      const found = isFull(english) ? undefined : this.find(english);
      return found === undefined
        ? (this.matching(english, this.patterns, (one, values) => this.find(one, values)) ??
            this.uncapitalised(english))
        : [[found, true]];
    }

    label(english) {
      const found = this.labels.get(english);
      return found === undefined
        ? this.matching(english, this.labelPatterns, (one) => this.labels.get(one))
        : [[found, true]];
    }

    /** At the beginning of a heading, what stands elsewhere with a small letter. */
    uncapitalised(english) {
      const small = english[0].toLowerCase() + english.slice(1);
      const found = this.words.get(small) ?? this.labels.get(small);
      return small === english || typeof found !== "string"
        ? null
        : [[found[0].toLocaleUpperCase(this.language) + found.slice(1), true]];
    }

    matching(english, patterns, find) {
      for (const { english: one, pattern } of patterns) {
        const values = pattern.exec(english)?.groups;
        if (values) {
          return find(one, values)
            .split(VALUE)
            .flatMap((part, place) => (place % 2 ? this.value(values[part]) : [[part, true]]));
        }
      }
      return null;
    }

    value(words) {
      const isName = NUMBER.test(words) || /^[a-z]+[0-9]+$/.test(words);
      return isName ? [[words, true]] : (this.readLabel(words) ?? this.whole(words) ?? [[words, false]]);
    }

    /** Read what is put together, such as “claim c2, par. 2.3”, part by part. */
    pieces(english, read) {
      const parts = english.split(BETWEEN).filter(Boolean);
      const runs = parts.map((part) => (NUMBER.test(part) ? null : read(part)));
      if (!runs.some(Boolean)) {
        return null;
      }
      return joined(
        parts.flatMap((part, place) => {
          const isNeutral = NUMBER.test(part) || BETWEEN.test(part);
          return runs[place] ?? [[part, isNeutral]];
        }),
      );
    }
  }

  return Catalogue;
})();
