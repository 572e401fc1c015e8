/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Copied words are words: without calls, marks, links and page numbers, the text without what the
   edition adds. A passage of more than a few words brings its citation along, unless the reader does not want it. */

"use strict";

(() => {
  const LEFT_OUT =
    ".call, .note-mark, .annotation-mark, .permalink, .page-number, .pagebreak, summary, " +
    "sup:has(> .annotation-call), details:not([open]), [hidden], script, style, dialog, button, " +
    ".as-witness.lacking";
  const BLOCKS = new Set(
    ["ADDRESS", "ASIDE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGURE", "H1", "H2", "H3", "H4"].concat(
      ["H5", "H6", "LI", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL"],
    ),
  );
  const KEPT = new Set(
    ["B", "BLOCKQUOTE", "BR", "CODE", "DD", "DL", "DT", "EM", "H1", "H2", "H3", "H4", "H5", "H6"].concat(
      ["I", "LI", "OL", "P", "PRE", "STRONG", "SUB", "SUP", "TABLE", "TBODY", "TD", "TH", "TR", "UL"],
    ),
  );
  /** Characters that are there for the lines alone. */
  const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;
  const FEW = 7;

  /** Put text and the same with its italics into the clipboard; false when the browser refuses. */
  const copy = async ({ text, html }) => {
    try {
      const types = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(types).map(([type, data]) => [type, new Blob([data], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByEvent({ text, html });
    }
  };

  /** The older way, for browsers and places in which there is no other. */
  const copyByEvent = (data) => {
    const listener = (event) => {
      event.stopImmediatePropagation();
      fill(event, data);
    };
    document.addEventListener("copy", listener, { capture: true, once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", listener, { capture: true });
    return done;
  };

  const fill = (event, { text, html }) => {
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };

  const isLeftOut = (element) => element.matches(LEFT_OUT) || !element.checkVisibility();

  /** What the edition adds is copied by itself, and never comes along with the text. */
  const isOfOtherLayer = (element, range) => {
    const root = range.commonAncestorContainer;
    const around = root.nodeType === Node.ELEMENT_NODE ? root : root.parentElement;
    return element.matches(".apparatus:not(.as-witness)") && !around.closest(".apparatus");
  };

  /** Give the words of a text node that are selected, its white space folded. */
  const wordsOf = (node, range) => {
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.data.length;
    const words = node.data.slice(start, end).replace(UNSEEN, "");
    return node.parentElement.closest("pre") ? words : words.replace(/\s+/g, " ");
  };

  /** The element that stands for one in what is copied, if any. */
  const tagOf = (element) => {
    const other = BLOCKS.has(element.tagName) ? "div" : element.lang && "span";
    return KEPT.has(element.tagName) ? element.tagName : other;
  };

  /**
   * Copy what is selected of a node, as seen, into another; live nodes know what is seen. The text
   * nodes that have words go into `found`: a selection may end before the first word of a block.
   */
  const gather = (node, range, into, found) => {
    if (!range.intersectsNode(node)) {
      return;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const words = wordsOf(node, range);
      into.append(words);
      if (words.trim()) {
        found.push(node);
      }
    } else if (node.nodeType === Node.ELEMENT_NODE && !isLeftOut(node) && !isOfOtherLayer(node, range)) {
      const tag = tagOf(node);
      const copied = tag ? document.createElement(tag) : into;
      if (tag) {
        into.append(copied);
      }
      if (node.lang) {
        copied.lang = node.lang;
      }
      if (node.dir) {
        copied.dir = node.dir;
      }
      node.childNodes.forEach((child) => gather(child, range, copied, found));
    }
  };

  /** Write elements as plain text: a blank line between blocks. */
  const plain = (element) => {
    let text = "";
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        text += child.data;
      } else if (child.tagName === "BR") {
        text += "\n";
      } else if (BLOCKS.has(child.tagName)) {
        text = `${text.trimEnd()}\n\n${plain(child)}\n\n`;
      } else {
        text += plain(child);
      }
    }
    return text
      .replace(/ *\n */g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/ {2,}/g, " ")
      .replace(/^\n+/, "");
  };

  /** The link of the block that a place is in, which says how it is cited. */
  const linkOf = (node) => {
    let element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    while (element && element.id !== "_content") {
      const link = element.id && element.querySelector(`.permalink[href$="#${element.id}"]`);
      if (link) {
        return link;
      }
      element = element.parentElement;
    }
    return null;
  };

  const citationLine = (found, words) => {
    const [first, last] = [found.at(0), found.at(-1)].map((node) => node && linkOf(node));
    const isLong = words.split(/\s+/).filter(Boolean).length > FEW;
    if (!isLong || !first || postilla.settings.get("copied-citation") === "off") {
      return null;
    }
    const line = postilla.cite?.line(first, last ?? first) ?? null;
    const witness = found.map((node) => node.parentElement.closest(".as-witness")).find(Boolean);
    return line && witness ? readingOf(line, witness.dataset.witness) : line;
  };

  /** Words of another witness are not those that the edition prints. */
  const readingOf = ({ text, html }, siglum) => {
    const said = postilla.text("reading of {siglum}", { siglum });
    return { text: `${text} [${said}]`, html: `${html} [${said}]` };
  };

  const cleaned = (selection) => {
    const range = selection.getRangeAt(0);
    const body = document.createElement("div");
    const found = [];
    gather(range.commonAncestorContainer, range, body, found);
    const text = plain(body).trim();
    const line = citationLine(found, text);
    if (!line) {
      return { text, html: body.innerHTML };
    }
    const paragraph = document.createElement("p");
    paragraph.innerHTML = line.html;
    body.append(paragraph);
    return { text: `${text}\n\n${line.text}`, html: body.innerHTML };
  };

  const isOfPage = (selection) => {
    const main = document.querySelector("main");
    const field = document.activeElement?.closest("input, textarea, [contenteditable]");
    return !selection.isCollapsed && !field && selection.containsNode(main, true);
  };

  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!event.defaultPrevented && isOfPage(selection)) {
      const data = cleaned(selection);
      if (data.text) {
        fill(event, data);
      }
    }
  });

  postilla.settings.declare("copied-citation", {
    initial: "on",
    accepts: (value) => ["on", "off"].includes(value),
    shared: false,
  });
  postilla.copy = copy;
  postilla.linkOf = linkOf;

  postilla.ready(() => {
    const box = document.querySelector('input[name="copied-citation"]');
    postilla.settings.watch("copied-citation", (value) => {
      box.checked = value === "on";
    });
    box.addEventListener("change", () => {
      postilla.settings.set("copied-citation", box.checked ? "on" : "off");
    });
  });
})();
