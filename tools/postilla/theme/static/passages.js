/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The words of a page's blocks as transmitted, the same that `postilla.sphinx_ext.passages` sees
   before there is a page, and the way from what a reader selects to a place in them. */

"use strict";

postilla.passages = (() => {
  const AROUND = ".apparatus, .call, .note-mark, .pagebreak";
  const ADDED = `${AROUND}, .restored`;
  const REPLACED = `${AROUND}, .transmitted`;
  const HEADINGS = ":scope > :is(h1, h2, h3, h4, h5, h6)";

  /** The text nodes of a block with words of its own, without those of lists inside it. */
  const textNodes = (element, leftOut = ADDED) => {
    const walker = document.createTreeWalker(
      element,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => {
        if (node.nodeType === Node.TEXT_NODE) {
          return NodeFilter.FILTER_ACCEPT;
        }
        return node.matches(`${leftOut}, ul, ol`)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP;
      },
    );
    const found = [];
    while (walker.nextNode()) {
      found.push(walker.currentNode);
    }
    return found;
  };

  /** Put the words together: each run is a text node and where it begins. */
  const wordsOf = (element, leftOut) => {
    const nodes = textNodes(element, leftOut);
    const raw = nodes.map((node) => node.data.replaceAll("\n", " ")).join("");
    const text = raw.replace(/^ +| +$/gu, "");
    let start = -raw.search(/[^ ]|$/u);
    const runs = nodes.map((node) => {
      const run = { node, start };
      start += node.length;
      return run;
    });
    return { text, runs };
  };

  const passage = (id, top, element) => ({ id, top, element, ...wordsOf(element) });

  const passagesOf = (top) => {
    const element = document.getElementById(top);
    if (!element) {
      return [];
    }
    if (element.matches("ul, ol")) {
      const items = [...element.querySelectorAll("li[id]")];
      return items.map((item) => passage(item.id, top, item));
    }
    return [passage(top, top, element.querySelector(HEADINGS) ?? element)];
  };

  /** What the template says of the page: its file, and the line below each block. */
  const page = () => {
    const { file = "", lines = "" } = document.getElementById("_suggest")?.dataset ?? {};
    const pairs = lines.split(" ").filter(Boolean).map((one) => one.split(":"));
    return { file, lines: new Map(pairs.map(([id, line]) => [id, Number(line)])) };
  };

  let known = null;
  /** All passages of the page that can be annotated, in the order of its file. */
  const all = () => {
    known ??= [...page().lines.keys()].flatMap(passagesOf).filter(({ text }) => text);
    return known;
  };

  const overlap = (range, node) => {
    if (!range.intersectsNode(node)) {
      return null;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    return from < to ? [from, to] : null;
  };

  const isVisible = (element) => element.getClientRects().length > 0;

  /** The emendations of which a reader selects words that are shown in place of others. */
  const restoredIn = (range, element, isShown) => {
    const shown = [...element.querySelectorAll(".restored")].filter(
      (words) => isShown(words) && textNodes(words, AROUND).some((node) => overlap(range, node)),
    );
    return new Set(shown.map((words) => words.dataset.annotation));
  };

  /** The part of a passage that a range covers, or null. */
  const boundsIn = (range, { element, text, runs }, isShown) => {
    if (!range.intersectsNode(element)) {
      return null;
    }
    const restored = restoredIn(range, element, isShown);
    let bounds = null;
    for (const { node, start } of runs) {
      const emendation = node.parentElement.closest(".transmitted")?.dataset.annotation;
      const part = restored.has(emendation) ? [0, node.length] : overlap(range, node);
      if (part) {
        bounds = [bounds?.[0] ?? start + part[0], start + part[1]];
      }
    }
    const [from, to] = bounds ?? [0, 0];
    const clipped = [Math.max(from, 0), Math.min(to, text.length)];
    return clipped[0] < clipped[1] ? clipped : null;
  };

  /** A list as a whole: its items with a blank between two. */
  const whole = (top) => {
    const items = all().filter((one) => one.top === top);
    const starts = [];
    let start = 0;
    for (const { text } of items) {
      starts.push(start);
      start += text.length + 1;
    }
    return { id: top, top, items, starts, text: items.map(({ text }) => text).join(" ") };
  };

  /**
   * Find the words that a range covers: `passage`, `bounds`, `parts`; or why there are none,
   * `failure`: "none" or "several".
   */
  const find = (range) => {
    const parts = all()
      .map((one) => ({ passage: one, bounds: boundsIn(range, one, isVisible) }))
      .filter(({ bounds }) => bounds);
    if (!parts.length) {
      return { failure: "none" };
    }
    const { passage: first, bounds } = parts[0];
    if (parts.length === 1) {
      return { passage: first, bounds, parts };
    }
    const { passage: last, bounds: end } = parts.at(-1);
    if (parts.some((part) => part.passage.top !== first.top)) {
      return { failure: "several" };
    }
    const list = whole(first.top);
    const at = ({ id }) => list.starts[list.items.findIndex((item) => item.id === id)];
    return { passage: list, bounds: [at(first) + bounds[0], at(last) + end[1]], parts };
  };

  /** The parts of a place of a passage, those of a list divided among its items. */
  const partsOf = (one, [start, end]) => {
    if (!one.items) {
      return [{ passage: one, bounds: [start, end] }];
    }
    return one.items
      .map((item, number) => {
        const from = Math.max(start - one.starts[number], 0);
        const to = Math.min(end - one.starts[number], item.text.length);
        return { passage: item, bounds: [from, to] };
      })
      .filter(({ bounds }) => bounds[0] < bounds[1]);
  };

  /** The text nodes of a place of a passage, as pairs of a node and a range. */
  const rangesOf = (one, place) =>
    partsOf(one, place).flatMap(({ passage: { runs }, bounds: [start, end] }) =>
      runs
        .filter((run) => run.start < end && run.start + run.node.length > start)
        .map((run) => {
          const range = new Range();
          range.setStart(run.node, Math.max(start - run.start, 0));
          range.setEnd(run.node, Math.min(end - run.start, run.node.length));
          return range;
        }),
    );

  /** The transmitted words for words that stand only in the text as restored, or null. */
  const transmitted = (one, look) => {
    if (!one.element) {
      return null;
    }
    const reading = { ...one, ...wordsOf(one.element, REPLACED) };
    const bounds = look(reading.text);
    const ranges = bounds ? rangesOf(reading, bounds) : [];
    if (!ranges.length) {
      return null;
    }
    const range = ranges[0].cloneRange();
    range.setEnd(ranges.at(-1).endContainer, ranges.at(-1).endOffset);
    return boundsIn(range, one, () => true);
  };

  return { page, transmitted, all, whole, find, partsOf, rangesOf };
})();
