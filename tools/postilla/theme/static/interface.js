/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The interface in the reader's language. A page is made with English words; they are put in the
   place of others, which are marked as of their language, and put back. Words of the text and of
   annotations stay. The other languages are loaded when they are chosen. */

"use strict";

postilla.interface = (() => {
  const { settings, ready, load, Catalogue } = postilla;
  const ENGLISH = { language: "en", direction: "ltr" };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];

  /** Elements whose own words are the edition's: templates mark them, the writers name them. */
  const WORDS = `[data-ui], .ui, .annotation-kind, .annotation-relation, .annotation-fields dt,
    .count-of, .column > p, .nothing, .notes > h2, .notes li > p.apparatus, li > p > .apparatus:not(.permalink),
    :is(.numbers, .claim-table) thead th p`;
  /** Elements that are named by places or annotations. */
  const LABELS = `.annotation-fields dd a, .annotation-place, .annotation-locator,
    .index-places a, li > p > .apparatus:not(.permalink) a,
    .claim-table td:is(:nth-child(2), :nth-child(4)) a`;
  /** Elements whose names only are the edition's. */
  const NAMED = ".notes, .permalink, .annotation-call, .pagebreak, .row, .row-number";

  const catalogues = new Map();
  const listeners = [];
  /** What puts the page back as it was made. */
  let undo = [];
  let current = null;

  const languageAround = (element) => element.closest("[lang]").lang;

  const directionAround = (element) => element.closest("[dir]")?.dir ?? "ltr";

  const change = (apply, takeBack) => {
    apply();
    undo.push(takeBack);
  };

  const setOrRemove = (element, name, value) =>
    value === null ? element.removeAttribute(name) : element.setAttribute(name, value);

  const mark = (element) => {
    const before = ["lang", "dir"].map((name) => [name, element.getAttribute(name)]);
    change(
      () => postilla.speaksInterface(element),
      () => before.forEach(([name, value]) => setOrRemove(element, name, value)),
    );
  };

  const spanOf = (words) => {
    const span = document.createElement("span");
    postilla.speaksInterface(span);
    span.textContent = words;
    return span;
  };

  /** Put other words in the place of some; those that are not the edition's stay as they are. */
  const swapText = (node, read) => {
    const [, before, english, after] = /^(\s*)(.*?)(\s*)$/s.exec(node.data);
    const runs = english && read(english.replace(/\s+/g, " "));
    if (!runs) {
      return;
    }
    const { data, parentElement: parent } = node;
    if (runs.length === 1 && parent.childNodes.length === 1 && runs[0][1]) {
      mark(parent);
      change(
        () => (node.data = before + runs[0][0] + after),
        () => (node.data = data),
      );
      return;
    }
    const made = runs.map(([words, isOwn]) => (isOwn ? spanOf(words) : words));
    const marks = [document.createTextNode(before), ...made, document.createTextNode(after)];
    const holder = document.createElement("span");
    holder.append(...marks);
    change(
      () => node.replaceWith(holder),
      () => holder.replaceWith(node),
    );
  };

  const swapAttribute = (element, name) => {
    const english = element.getAttribute(name);
    const runs = english && current.read(english);
    if (!runs) {
      return;
    }
    // What stands within is of the language that it was of.
    const around = { lang: languageAround(element), dir: directionAround(element) };
    Object.entries(around).forEach(([name, value]) =>
      [...element.children].filter((child) => !child.hasAttribute(name)).forEach((child) =>
        change(
          () => child.setAttribute(name, value),
          () => child.removeAttribute(name),
        ),
      ),
    );
    mark(element);
    change(
      () => element.setAttribute(name, runs.map(([words]) => words).join("")),
      () => element.setAttribute(name, english),
    );
  };

  const ownTexts = (element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);

  const allTexts = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      found.push(walker.currentNode);
    }
    return found;
  };

  /** Elements with words that a script wrote: what writes them anew. */
  const written = new WeakMap();

  /** Lines that are put together of words of the interface run as it does. */
  const turnLine = (line) => {
    const before = line.getAttribute("dir");
    change(
      () => line.setAttribute("dir", current.direction),
      () => setOrRemove(line, "dir", before),
    );
  };

  const swapPage = () => {
    document.querySelectorAll("[data-ui-line]").forEach(turnLine);
    document.querySelectorAll(LABELS).forEach((element) =>
      allTexts(element).forEach((node) => swapText(node, (words) => current.readLabel(words))),
    );
    document.querySelectorAll(WORDS).forEach((element) => {
      if (!written.has(element)) {
        ownTexts(element).forEach((node) => swapText(node, (words) => current.read(words)));
      }
    });
    document.querySelectorAll(`[data-ui], ${NAMED}`).forEach((element) =>
      ATTRIBUTES.forEach((name) => swapAttribute(element, name)),
    );
  };

  const turn = (catalogue) => {
    undo.reverse().forEach((takeBack) => takeBack());
    undo = [];
    current = catalogue;
    postilla.translate = current && ((english, values) => current.find(english, values));
    ({ language: postilla.language, direction: postilla.direction } = current ?? ENGLISH);
    if (current) {
      swapPage();
    }
    // The one thing that a style sheet says.
    const restsOn = JSON.stringify(`${postilla.text("Rests on")}: `);
    document.documentElement.style.setProperty("--rests-on", restsOn);
    document.querySelectorAll("[data-ui]").forEach((element) => written.get(element)?.());
    listeners.forEach((listener) => listener(postilla.language));
  };

  const show = async (language) => {
    if (language !== ENGLISH.language && !catalogues.has(language)) {
      await load(`_static/interface-${language}.js`);
    }
    if (settings.get("interface") === language && postilla.language !== language) {
      turn(catalogues.get(language) ?? null);
    }
  };

  const startChoice = (buttons) => {
    const languages = buttons.map((button) => button.value);
    const edition = document.documentElement.lang;
    settings.declare("interface", {
      initial: languages.includes(edition) ? edition : ENGLISH.language,
      accepts: (value) => languages.includes(value),
      shared: false,
    });
    settings.watch("interface", (language) => {
      buttons.forEach((button) => {
        button.checked = button.value === language;
      });
      show(language);
    });
    buttons.forEach((button) =>
      button.addEventListener("change", () => settings.set("interface", button.value)),
    );
  };

  ({ language: postilla.language, direction: postilla.direction } = ENGLISH);
  ready(() => startChoice([...document.querySelectorAll('input[name="interface"]')]));

  return {
    /** Make the words of a language known. */
    add: (language, words) => catalogues.set(language, new Catalogue(language, words)),

    /** Call a function now and whenever the words have become those of another language. */
    watch: (listener) => {
      listeners.push(listener);
      listener(postilla.language);
    },

    /** Give the name of a place or an annotation, its own words in the reader's language. */
    label: (words) => current?.readLabel(words)?.map(([run]) => run).join("") ?? words,

    /** Write words of the interface into an element, now and whenever the language changes. */
    write: (element, english, values = {}) => {
      const say = () => {
        element.textContent = postilla.text(english, values);
        postilla.speaksInterface(element);
      };
      element.dataset.ui = "";
      written.set(element, say);
      say();
    },
  };
})();
