/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The index: its files are loaded when a query needs them, and a query is answered from them.
   What they hold is said in postilla.search.files. */

"use strict";

(() => {
  const FOLDER = "_static/search/";
  const [PREFIX, LETTERS, EXACT] = [1, 2, 3];
  /** The parameters of Okapi BM25: how soon more of a word adds nothing, how much length counts. */
  const [SATURATION, LENGTH] = [1.2, 0.4];
  /** What is sought is rather in the text, or is a name; the commentary quotes the same words. */
  const FAVOUR = { text: 2, name: 1.5 };
  /** How much more words count that stand together, as they were typed. */
  const TOGETHER = 3;

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => {
    VALUE[digit.charCodeAt(0)] = value;
  });

  /** Read numbers one by one: 5 bits a digit, the lowest first, one more where another follows. */
  const reader = (text) => {
    let at = 0;
    const next = () => {
      let [number, shift, digit] = [0, 0, 0];
      do {
        digit = VALUE[text.charCodeAt(at++)];
        number += (digit & 31) << shift;
        shift += 5;
      } while (digit & 32);
      return number;
    };
    return { next, hasMore: () => at < text.length };
  };

  const decoded = (text) => {
    const numbers = [];
    for (const { next, hasMore } = reader(text); hasMore(); ) {
      numbers.push(next());
    }
    return numbers;
  };

  // --- files

  const received = new Map();
  let version = "";

  /** Take what a file of the index brings. */
  postilla.search.receive = (name, value) => received.set(name, value);

  const file = async (name) => {
    if (!received.has(name)) {
      await postilla.load(`${FOLDER}${name}.js${version && `?v=${version}`}`);
    }
    return received.get(name);
  };

  let opened = null;
  const open = () => (opened ??= file("index").then(unpack));

  const unpack = (index) => {
    version = index.version;
    const lengthOf = decoded(index.lengthOf);
    const firsts = [0];
    decoded(index.texts).forEach((count) => firsts.push(firsts.at(-1) + count));
    return {
      ...index,
      layerOf: decoded(index.layerOf),
      languagesOf: decoded(index.languagesOf),
      languages: index.languages.map((names) => names.split(" ").filter(Boolean)),
      isOtherReading: decoded(index.isOtherReading),
      lengthOf,
      meanLength: lengthOf.reduce((sum, length) => sum + length, 0) / (lengthOf.length || 1),
      firsts,
    };
  };

  /** Give the last place of a sorted list whose value is not above another, or -1. */
  const lastUpTo = (sorted, value, valueOf = (one) => one) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = valueOf(sorted[middle]) <= value ? [middle + 1, high] : [low, middle];
    }
    return low - 1;
  };

  /** Give the rows of all words that a term asks for. */
  const rowsOf = async (index, term, isPrefix) => {
    const end = isPrefix ? `${term.letters}\uffff` : term.letters;
    const first = Math.max(lastUpTo(index.words, term.letters), 0);
    const last = lastUpTo(index.words, end);
    const names = [];
    for (let number = first; number <= last; number++) {
      names.push(`words-${number}`);
    }
    const shards = await Promise.all(names.map(file));
    return shards.flatMap((shard) => within(shard, term.letters, end));
  };

  const within = (shard, start, end) => {
    const lettersOf = ([letters]) => letters;
    const from = lastUpTo(shard, start, lettersOf);
    const isThere = from >= 0 && lettersOf(shard[from]) === start;
    return shard.slice(isThere ? from : from + 1, lastUpTo(shard, end, lettersOf) + 1);
  };

  // --- answering

  /** Call `each` with how well they answer, entries and places, of all words that a term asks for. */
  const eachSpelling = (rows, term, each) => {
    for (const [letters, ...spellings] of rows) {
      for (let at = 0; at < spellings.length; at += 3) {
        const isExact = term.spellings.includes(spellings[at] || letters);
        const level = letters !== term.letters ? PREFIX : isExact ? EXACT : LETTERS;
        each(level, spellings[at + 1], spellings[at + 2]);
      }
    }
  };

  /** For each entry: how well it answers at best, and how often. */
  const blank = (size) => ({ level: new Uint8Array(size), count: new Uint16Array(size) });

  const countWord = (rows, term, size) => {
    const { level, count } = blank(size);
    eachSpelling(rows, term, (own, entries) => {
      const { next, hasMore } = reader(entries);
      for (let entry = 0; hasMore(); ) {
        entry += next();
        count[entry] += next();
        level[entry] = Math.max(level[entry], own);
      }
    });
    return { level, count };
  };

  /** Give the places of a term in the entries that may have it: each times 4, plus its level. */
  const placesOf = (rows, term, isCandidate) => {
    const found = [];
    eachSpelling(rows, term, (level, entries, places) => {
      const { next, hasMore } = reader(entries);
      const { next: distance } = reader(places);
      for (let entry = 0; hasMore(); ) {
        entry += next();
        const own = isCandidate[entry] ? (found[entry] ??= []) : null;
        let place = 0;
        for (let times = next(); times > 0; times--) {
          place += distance();
          own?.push(place * 4 + level);
        }
      }
    });
    return found;
  };

  /** Give the places of words that stand right after others, with the worse level of the two. */
  const following = (before, after) =>
    before.flatMap((one) => {
      const other = after.find((place) => place >> 2 === (one >> 2) + 1);
      return other === undefined ? [] : [other - (other & 3) + Math.min(one & 3, other & 3)];
    });

  /** Find where words stand one after the other; each is counted already. */
  const countPhrase = (rowsOfTerms, terms, counted) => {
    const { level, count } = blank(counted[0].level.length);
    const isCandidate = level.map((_, entry) => counted.every((one) => one.level[entry]));
    const places = terms.map((term, number) => placesOf(rowsOfTerms[number], term, isCandidate));
    places[0].forEach((first, entry) => {
      const ends = places.slice(1).reduce((before, after) => following(before, after[entry]), first);
      level[entry] = ends.reduce((best, end) => Math.max(best, end & 3), 0);
      count[entry] = ends.length;
    });
    return { level, count };
  };

  const answer = async (index, { terms, isPrefix }) => {
    const size = index.lengthOf.length;
    const rows = await Promise.all(
      terms.map((term, number) =>
        rowsOf(index, term, isPrefix && number === terms.length - 1),
      ),
    );
    const counted = terms.map((term, number) => countWord(rows[number], term, size));
    const found = terms.length === 1 ? counted[0] : countPhrase(rows, terms, counted);
    return { terms, rows, counted, ...found };
  };

  /** Of several clauses, find where all their words stand one after the other. */
  const answerTogether = (answers) => {
    const all = (part) => answers.flatMap((one) => one[part]);
    return answers.length > 1 ? countPhrase(all("rows"), all("terms"), all("counted")) : null;
  };

  /** Put those first whose worst word answers best; among them by BM25, then as they are read. */
  const ranked = (index, answers, together) => {
    const size = index.lengthOf.length;
    const weights = answers.map(({ level }) => {
      const having = level.reduce((sum, one) => sum + (one ? 1 : 0), 0);
      return Math.log(1 + (size - having + 0.5) / (having + 0.5));
    });
    const favours = index.layers.map((layer) => FAVOUR[layer] ?? 1);
    const best = new Map();
    for (let entry = 0; entry < size; entry++) {
      const level = Math.min(...answers.map((one) => one.level[entry]));
      if (level) {
        const length = 1 - LENGTH + (LENGTH * index.lengthOf[entry]) / index.meanLength;
        const weight = answers.reduce((sum, { count }, number) => {
          const often = count[entry];
          return sum + (weights[number] * often) / (often + SATURATION * length);
        }, 0);
        const favour = favours[index.layerOf[entry]] * (together?.level[entry] ? TOGETHER : 1);
        const result = { entry, level, weight: weight * favour };
        keepBest(best, entry - index.isOtherReading[entry], result);
      }
    }
    return [...best.values()].sort(
      (one, other) =>
        other.level - one.level || other.weight - one.weight || one.entry - other.entry,
    );
  };

  /** Of the two readings of a document the first counts, unless only the other answers as well. */
  const keepBest = (best, document, result) => {
    if (!best.has(document) || best.get(document).level < result.level) {
      best.set(document, result);
    }
  };

  /**
   * Answer a query: `results`, best first, each the number of an entry with its layer and its
   * languages.
   */
  const find = async (clauses) => {
    if (!clauses.length) {
      return [];
    }
    const index = await open();
    const answers = await Promise.all(clauses.map((asked) => answer(index, asked)));
    return ranked(index, answers, answerTogether(answers)).map((result) => ({
      ...result,
      layer: index.layers[index.layerOf[result.entry]],
      languages: index.languages[index.languagesOf[result.entry]],
    }));
  };

  /** Give what is shown of a result: the page, its title, the place there, its name, the words. */
  const show = async ({ entry }) => {
    const index = await open();
    const number = lastUpTo(index.firsts, entry);
    const texts = await file(`texts-${number}`);
    const [page, id, label, text] = texts[entry - index.firsts[number]];
    const [address, title] = index.pages[page];
    return { address, title, id, label, text };
  };

  postilla.search.index = { open, find, show };
})();
