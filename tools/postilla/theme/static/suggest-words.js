/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The words that a suggestion is about: selected, or typed and looked up as the checks do. They
   have a `place`, a passage or a whole list, and `bounds` in its text, null where there are none;
   `failure` and `note` say why, and `offered` what may be meant instead. */

"use strict";

postilla.suggestedWords = (() => {
  const { text } = postilla;
  const { all, find, partsOf, rangesOf, transmitted, whole } = postilla.passages;
  const { fold, locate, wholeWords } = postilla.quotation;

  const FAILURES = {
    empty: "Which words are meant? Select them in the text, or type them here.",
    missing: "These words do not stand there. Quote them exactly as the text has them.",
    "inside a word": "These are a part of longer words. Quote whole words.",
    ambiguous: "These words stand there {count} times. Choose one.",
    restored: "Only the text as restored has these words. Quote them as transmitted.",
    none: "Select words of the text itself.",
    several: "Select words of one paragraph, heading, list or note.",
  };

  const lost = (place, failure, offered = []) => ({
    place,
    bounds: null,
    failure,
    note: text(FAILURES[failure], { count: offered.length }),
    offered,
  });

  /** Words that are found. */
  const had = (place, bounds) => ({ place, bounds, failure: "", note: "", offered: [] });

  const foldSpaces = (said) => said.replace(/\s+/gu, " ").trim();

  const placeOf = (id) => all().find((one) => one.id === id) ?? whole(id);

  /** Take what a range covers, as whole words and as transmitted. */
  const fromRange = (range) => {
    const found = range ? find(range) : { failure: "empty" };
    if (found.failure) {
      return lost(all()[0], found.failure);
    }
    const bounds = wholeWords(fold(found.passage.text), found.bounds);
    return bounds ? had(found.passage, bounds) : lost(found.passage, "empty");
  };

  /** Take what a range covers wherever it is, with the address around it: for a mistake. */
  const anywhere = (range) => {
    const { startContainer: start } = range;
    const element = start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement;
    const { id } = element.closest("main [id]:not([id^=_])") ?? all()[0];
    const said = foldSpaces(range.toString());
    return had({ id, top: id, text: said, runs: [] }, [0, said.length]);
  };

  /** Look up words that somebody typed. */
  const fromTyped = (id, words) => {
    const place = placeOf(id);
    const { bounds, failure, hits } = locate(fold(place.text), words);
    if (bounds) {
      return had(place, bounds);
    }
    const look = (reading) => locate(fold(reading), words).bounds;
    const asTransmitted = failure === "missing" ? transmitted(place, look) : null;
    if (asTransmitted) {
      return lost(place, "restored", [asTransmitted]);
    }
    return lost(place, failure, failure === "ambiguous" ? hits : []);
  };

  /** What the checks want to know of the words. */
  const about = ({ place, bounds }) => {
    const ranges = bounds ? rangesOf(place, bounds) : [];
    const around = ranges.map(({ startContainer }) => startContainer.parentElement);
    const lettered = around.filter((_, number) => /\p{L}/u.test(ranges[number].toString()));
    return {
      words: bounds ? place.text.slice(...bounds) : "",
      severalBlocks: bounds !== null && partsOf(place, bounds).length > 1,
      isEmended: around.some((one) => one.closest(".quoted-emend")),
      isOfWork: /^(?:title|abstract|keywords)-/u.test(place.id),
      languages: [...new Set(lettered.map((one) => one.closest("[lang]").lang))],
      annotations: around.flatMap(
        (one) => one.closest("[data-annotations]")?.dataset.annotations.split(" ") ?? [],
      ),
    };
  };

  return { had, fromRange, anywhere, fromTyped, about };
})();
