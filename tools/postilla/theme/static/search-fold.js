/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Words as a reader types them. The same as postilla.search.fold, step by step: there it is said
   why. Tests hold the two to each other. */

"use strict";

(() => {
  const TURKIC_LETTER = /[ışğəİŞĞƏ]/;
  const JOINERS = /[\u00ad\u200c\u200d\u2060]/g;
  const MARKS = new RegExp(
    "[\\u02b9-\\u02bf\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2" +
      "\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc" +
      "\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff" +
      "\\u20d0-\\u20f0\\ufe00-\\ufe0f\\ufe20-\\ufe2f]",
    "g",
  );
  const SHORT_I = /\u0438\u0306/g;
  const LETTERS = new Map(
    Object.entries({
      ı: "i",
      ȷ: "j",
      ə: "e",
      ß: "ss",
      æ: "ae",
      œ: "oe",
      ø: "o",
      ð: "d",
      đ: "d",
      þ: "th",
      ħ: "h",
      ł: "l",
      ŋ: "n",
      ŧ: "t",
      ĸ: "k",
      ς: "σ",
      ґ: "г",
      ک: "ك",
      ی: "ي",
      ى: "ي",
      ة: "ه",
    }),
  );
  const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");
  const NO_LETTER = /[^\p{L}\p{M}\p{N}]/gu;
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const OF_WORD = "[\\p{L}\\p{M}\\p{N}\\u00ad\\u200c\\u200d\\u2060]";
  const WORD = new RegExp(
    `(?=${OF_WORD})[${UNSPACED}]|(?:(?![${UNSPACED}])${OF_WORD})+`,
    "gu",
  );

  /** Find the words of a text: start and end (exclusive) of each. */
  const words = (text) => {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      found.push([match.index, match.index + match[0].length]);
    }
    return found;
  };

  /** What a word is found by: its letters without case and diacritics. */
  const letters = (word) =>
    word
      .normalize("NFKD")
      .replace(/Σ/g, "σ")
      .toLowerCase()
      .replace(SHORT_I, "й")
      .replace(MARKS, "")
      .replace(LETTER, (letter) => LETTERS.get(letter))
      .replace(NO_LETTER, "");

  /** A word as it is spelt in small letters; `I` is the capital of `ı` where it is Turkic. */
  const spelling = (word, isTurkic = false) => {
    const composed = word.normalize("NFC");
    return (isTurkic || TURKIC_LETTER.test(composed) ? composed.replace(/I/g, "ı") : composed)
      .replace(/İ/g, "i")
      .replace(/Σ/g, "σ")
      .replace(JOINERS, "")
      .toLowerCase()
      .normalize("NFC");
  };

  postilla.search.fold = { words, letters, spelling };
})();
