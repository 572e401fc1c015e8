/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   A small bar beside selected words, with what can be done with them. Other scripts put their
   actions there: `postilla.selection.offer({ label, order, run })`, where `run` gets the range.
   The bar stands right behind the block in the page, so that Tab leads there from the words. */

"use strict";

postilla.selection = (() => {
  const QUIET = 150;
  const GAP = 8;
  const BEHIND = "p, h1, h2, h3, h4, h5, h6";
  const INSIDE = "li, dd, td, th";
  const offered = [];
  let bar = null;
  let waiting = 0;

  /** Offer an action; those of a lower `order` come first. */
  const offer = (action) => {
    offered.push(action);
    offered.sort((one, other) => one.order - other.order);
  };

  /** The selected range, where it has words of the page's main part. */
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) {
      return null;
    }
    const range = selection.getRangeAt(0);
    return document.querySelector("main").contains(range.commonAncestorContainer) ? range : null;
  };

  const hide = () => {
    bar?.remove();
    bar = null;
  };

  const button = ({ label, run }, range) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = postilla.text(label);
    made.addEventListener("click", () => {
      hide();
      run(range);
    });
    return made;
  };

  /** Place the bar below the last line, wherever its own lengths are counted from. */
  const place = (range) => {
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
    const last = lines.at(-1) ?? range.getBoundingClientRect();
    const left = postilla.besides(last, bar.offsetWidth);
    bar.style.setProperty("left", "0");
    bar.style.setProperty("top", "0");
    const origin = bar.getBoundingClientRect();
    bar.style.setProperty("left", `${left - origin.left}px`);
    bar.style.setProperty("top", `${last.bottom + GAP - origin.top}px`);
  };

  /**
   * Put the bar behind the block in which the selection ends; in a list, inside the item. Behind
   * all annotations of a place, for these may stand in a margin that is narrower.
   */
  const insert = ({ endContainer: end }) => {
    const element = end.nodeType === Node.ELEMENT_NODE ? end : end.parentElement;
    const block =
      element.closest(".annotations") ??
      element.closest(`${BEHIND}, ${INSIDE}`) ??
      document.querySelector("main");
    if (block.matches(`${BEHIND}, .annotations`)) {
      block.after(bar);
    } else {
      block.append(bar);
    }
  };

  const show = () => {
    const range = selected();
    if (bar?.contains(document.activeElement)) {
      return;
    }
    hide();
    if (!range || !offered.length || document.querySelector("dialog[open]")) {
      return;
    }
    bar = document.createElement("div");
    bar.className = "apparatus selection-bar";
    postilla.speaksInterface(bar);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", postilla.text("Selected words"));
    const kept = range.cloneRange();
    bar.append(...offered.map((action) => button(action, kept)));
    // Else a press would end the selection before it becomes a click.
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    insert(range);
    place(range);
  };

  const onKey = (event) => {
    if (event.key === "Escape" && bar) {
      hide();
      event.stopPropagation();
    }
  };

  postilla.ready(() => {
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, QUIET);
    });
    document.addEventListener("keydown", onKey, { capture: true });
    addEventListener("resize", hide);
  });

  return { offer, selected };
})();
