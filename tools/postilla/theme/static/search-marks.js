/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The words that a result led to, marked at their place. They are painted and not wrapped, so
   that the page stays as it is; only a browser that cannot paint them wraps them. */

"use strict";

(() => {
  const NAME = "search";
  const MARKED = "has-search-marks";
  const { parse, matches } = postilla.search.query;

  /** What stands between the words of the text, or is of the page and not of the edition. */
  const BETWEEN = ".call, .note-mark, .pagebreak, .page-number, .permalink, .annotation-call";
  const READINGS = [".transmitted", ".restored"];

  /** Is this no part of a line, so that it ends a word? */
  const isBlock = (element) => !getComputedStyle(element).display.startsWith("inline");

  /** Give the text of an element as one string, and the text nodes with their places in it. */
  const textOf = (root, leftOut) => {
    const nodes = [];
    let text = "";
    const walk = (element) => {
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) {
          nodes.push({ node: child, start: text.length });
          text += child.data;
        } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(leftOut)) {
          const parted = isBlock(child) ? " " : "";
          text += parted;
          walk(child);
          text += parted;
        }
      }
    };
    walk(root);
    return { text, nodes };
  };

  /** Give the pieces of text nodes that matches cover, for what is left out may lie inside one. */
  const piecesOf = (nodes, found) => {
    let first = 0;
    return found.flatMap(({ start, end }) => {
      while (nodes[first].start + nodes[first].node.length <= start) {
        first++;
      }
      const pieces = [];
      for (let at = first; at < nodes.length && nodes[at].start < end; at++) {
        const { node, start: begin } = nodes[at];
        const piece = [Math.max(start - begin, 0), Math.min(end - begin, node.length)];
        if (piece[0] < piece[1]) {
          pieces.push({ node, start: piece[0], end: piece[1] });
        }
      }
      return pieces;
    });
  };

  const rangeOf = ({ node, start, end }) => {
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range;
  };

  /** Find the words in either reading of an element; what both have, once. */
  const rangesIn = (root, clauses) => {
    const around = root.closest(".apparatus") ? "" : ", .apparatus";
    const ranges = new Map();
    for (const reading of READINGS) {
      const { text, nodes } = textOf(root, `${BETWEEN}${around}, ${reading}`);
      for (const piece of piecesOf(nodes, matches(text, clauses))) {
        const own = ranges.get(piece.node) ?? new Map();
        own.set(`${piece.start}-${piece.end}`, rangeOf(piece));
        ranges.set(piece.node, own);
      }
    }
    return [...ranges.values()].flatMap((own) => [...own.values()]);
  };

  // --- marks

  let wrapped = [];

  const clear = () => {
    document.documentElement.classList.remove(MARKED);
    globalThis.CSS?.highlights?.delete(NAME);
    for (const mark of wrapped) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    wrapped = [];
  };

  const wrap = (range) => {
    const mark = document.createElement("mark");
    mark.className = "search-mark";
    range.surroundContents(mark);
    wrapped.push(mark);
  };

  const paint = (ranges) => {
    if (globalThis.CSS?.highlights && globalThis.Highlight) {
      CSS.highlights.set(NAME, new Highlight(...ranges));
    } else {
      ranges.forEach(wrap);
    }
  };

  // --- where they are

  const isSeen = (range) => range.getClientRects().length > 0;

  /** Where only the other reading has the words, show that one. */
  const chooseReading = (ranges) => {
    const hidden = ranges.length && !ranges.some(isSeen) && ranges[0].startContainer.parentElement;
    const reading = hidden && hidden.closest(READINGS.join());
    const name = reading && (reading.matches(".transmitted") ? "transmitted" : "restored");
    const choice = name && document.querySelector(`input[name="reading"][value="${name}"]`);
    if (choice && !choice.checked) {
      choice.click();
    }
  };

  const bringIntoView = (ranges) => {
    const first = ranges.find(isSeen);
    const { top, bottom } = first?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (first && (top < 80 || bottom > innerHeight - 40)) {
      scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
    }
  };

  /** Give the place that the address names. */
  const targetOf = (hash) => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      // What is no name of a place names none.
    }
    return target ?? document.querySelector("main");
  };

  /** The heading of a section that has the words stands for it. */
  const rangesAt = (target, clauses) => {
    const heading = target.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
    const ranges = heading ? rangesIn(heading, clauses) : [];
    return ranges.length ? ranges : rangesIn(target, clauses);
  };

  const mark = (clauses) => {
    const target = targetOf(location.hash);
    clear();
    for (let around = target; around; around = around.parentElement) {
      if (around.matches("details")) {
        around.open = true;
      }
    }
    const ranges = rangesAt(target, clauses);
    chooseReading(ranges);
    bringIntoView(ranges);
    paint(ranges);
    if (ranges.length) {
      document.documentElement.classList.add(MARKED);
      postilla.say(postilla.text("Places marked: {count}", { count: ranges.length }));
    }
  };

  /** Mark the words of a query at the place in the address, and follow where that goes. */
  const follow = (asked) => {
    const clauses = parse(asked);
    mark(clauses);
    addEventListener("hashchange", () => mark(clauses));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) {
        clear();
      }
    });
  };

  postilla.search.marks = { follow, clear };
})();
