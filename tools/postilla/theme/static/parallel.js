/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Texts in parallel: which languages, side by side or stacked, what belongs together lit, one
   language copied alone. Without it all languages are there, and rows keep level by the style
   sheet. */

"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const ALL = "";
  /** Lines of the pictures on the buttons: x, y and length. */
  const PICTURES = {
    side: [
      ...[5, 9, 13].flatMap((y) => [
        [3, y, 7],
        [14, y, 7],
      ]),
    ],
    stacked: [
      [3, 4, 18],
      [3, 7, 14],
      [3, 11, 18],
      [3, 14, 14],
    ],
  };
  const LAYOUTS = { side: "Side by side", stacked: "Stacked" };

  const make = (tag, className = "", words = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = words;
    return element;
  };

  const makeUi = (tag, className, english, values) => {
    const element = make(tag, className);
    postilla.interface.write(element, english, values);
    return element;
  };

  const drawLayout = (name) => {
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("viewBox", "0 0 24 18");
    picture.setAttribute("aria-hidden", "true");
    for (const [x, y, length] of PICTURES[name]) {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", `M${x} ${y}h${length}`);
      picture.append(line);
    }
    return picture;
  };

  const columnsOf = (view) => [...view.querySelectorAll(".column")];
  const cellsOf = (view, language) => view.querySelectorAll(`.cell[data-column="${language}"]`);

  /** The columns that a value of the setting names; all, where it names none of the view's. */
  const chosen = (view, value) => {
    const all = columnsOf(view).map((column) => column.dataset.column);
    const named = value.split(".");
    const some = all.filter((language) => named.includes(language));
    return some.length ? some : all;
  };

  // --- What is shown

  const showColumns = (view, value) => {
    const shown = chosen(view, value);
    for (const element of view.querySelectorAll("[data-column]")) {
      element.hidden = !shown.includes(element.dataset.column);
    }
    for (const row of view.querySelectorAll(".row")) {
      row.hidden = !row.querySelector(".cell:not([hidden]) > *");
    }
    view.dataset.count = shown.length;
    for (const box of view.querySelectorAll('input[type="checkbox"]')) {
      box.checked = shown.includes(box.value);
      // The last one stays: a page with no language is no use to anyone.
      box.disabled = box.checked && shown.length === 1;
    }
  };

  const showLayout = (view, value) => {
    view.dataset.layout = value;
    for (const button of view.querySelectorAll('input[type="radio"]')) {
      button.checked = button.value === value;
    }
  };

  const addColumnChoice = (tools, view) => {
    const group = make("fieldset");
    group.append(makeUi("legend", "", "Languages"));
    for (const { dataset } of columnsOf(view)) {
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.value = dataset.column;
      box.addEventListener("change", () => {
        const boxes = [...group.querySelectorAll("input")];
        const on = boxes.filter((one) => one.checked).map((one) => one.value);
        postilla.settings.set("columns", on.length === boxes.length ? ALL : on.join("."));
      });
      label.append(box, makeUi("span", "", dataset.name));
      group.append(label);
    }
    tools.append(group);
  };

  const addLayoutChoice = (tools, number) => {
    const group = make("fieldset", "layouts");
    group.append(makeUi("legend", "", "Layout"));
    for (const [value, english] of Object.entries(LAYOUTS)) {
      const label = make("label");
      const button = make("input");
      button.type = "radio";
      button.name = `_layout-${number}`;
      button.value = value;
      button.addEventListener("change", () => postilla.settings.set("layout", value));
      label.append(button, drawLayout(value), makeUi("span", "", english));
      group.append(label);
    }
    tools.append(group);
  };

  // --- What belongs together

  const lightPartners = (view) => {
    const byKey = new Map();
    const keysOf = (unit) => (unit.dataset.unit ?? "").split(" ").filter(Boolean);
    for (const unit of view.querySelectorAll(".unit")) {
      for (const key of keysOf(unit)) {
        byKey.set(key, [...(byKey.get(key) ?? []), unit]);
      }
    }
    let lit = [];
    let kept = null;
    const light = (units) => {
      lit.forEach((unit) => unit.classList.remove("is-lit"));
      lit = [...new Set(units.flatMap(keysOf).flatMap((key) => byKey.get(key)))];
      lit.forEach((unit) => unit.classList.add("is-lit"));
    };
    const rest = () => light(kept ? [kept] : []);
    const unitAt = (event) => event.target.closest(".unit");

    view.addEventListener("pointerover", (event) => {
      const unit = unitAt(event);
      if (event.pointerType !== "touch" && unit) {
        light([unit]);
      }
    });
    view.addEventListener("pointerout", (event) => {
      if (event.pointerType !== "touch" && unitAt(event)) {
        rest();
      }
    });
    view.addEventListener("focusin", (event) => {
      const place = event.target.closest(".cell, .row");
      light(place ? [...place.querySelectorAll(".unit")] : []);
    });
    view.addEventListener("focusout", rest);
    // A finger has nowhere to rest: what it touched stays lit, until it touches something else.
    document.addEventListener("click", (event) => {
      const unit = view.contains(event.target) ? unitAt(event) : null;
      kept = unit === kept ? null : unit;
      rest();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        kept = null;
        rest();
      }
    });
  };

  // --- One language alone

  /** A selection that begins in a column stays there. */
  const keepSelectionInColumn = (view) => {
    const release = () => {
      for (const cell of view.querySelectorAll(".cell, .row-number")) {
        cell.classList.remove("is-unselectable");
      }
    };
    document.addEventListener("pointerdown", (event) => {
      release();
      const cell = view.contains(event.target) ? event.target.closest(".cell") : null;
      if (cell && view.dataset.layout === "side") {
        for (const other of view.querySelectorAll(".cell, .row-number")) {
          const isOther = other.dataset.column !== cell.dataset.column;
          other.classList.toggle("is-unselectable", isOther);
        }
      }
    });
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
        release();
      }
    });
  };

  /** The words of a unit in the reading that is shown. */
  const wordsOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.data;
    }
    const isHidden = node.nodeType !== Node.ELEMENT_NODE || getComputedStyle(node).display === "none";
    return isHidden ? "" : [...node.childNodes].map(wordsOf).join("");
  };

  /** A paragraph a block: sentences run on, and headings stand by themselves. */
  const textOf = (view, language) => {
    const paragraphs = [];
    for (const cell of cellsOf(view, language)) {
      const words = [...cell.querySelectorAll(".unit")].map(wordsOf).join(" ");
      const runsOn = cell.parentElement.classList.contains("inner") && paragraphs.length;
      if (runsOn && words) {
        paragraphs.push(`${paragraphs.pop()} ${words}`.trim());
      } else if (words || cell.parentElement.classList.contains("begin")) {
        paragraphs.push(words);
      }
    }
    const tidy = paragraphs.map((words) => words.replace(/\s+/g, " ").trim());
    return `${tidy.filter(Boolean).join("\n\n")}\n`;
  };

  /** Without the clipboard of today, which needs a safe address, the one of old. */
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const give = (event) => {
        event.preventDefault();
        event.clipboardData.setData("text/plain", words);
      };
      document.addEventListener("copy", give, { once: true });
      document.execCommand("copy");
      document.removeEventListener("copy", give);
    }
  };

  const addCopyButtons = (view, number) => {
    for (const column of columnsOf(view)) {
      const button = makeUi("button", "copy", "Copy");
      const name = column.querySelector("p");
      button.type = "button";
      // Its name is its word and that of the language, in whatever language the two are.
      name.id = `_column-${number}-${column.dataset.column}`;
      button.id = `_copy-${number}-${column.dataset.column}`;
      button.setAttribute("aria-labelledby", `${button.id} ${name.id}`);
      button.addEventListener("click", async () => {
        await copy(textOf(view, column.dataset.column));
        postilla.say(postilla.text("Copied: {language}", { language: name.textContent }));
        button.classList.add("is-done");
        setTimeout(() => button.classList.remove("is-done"), 1500);
      });
      name.after(button);
    }
  };

  /** A link to a unit is good in whatever languages a reader has chosen. */
  const showTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest(".parallel [hidden]")) {
      postilla.settings.set("columns", ALL);
      target.scrollIntoView();
    }
  };

  postilla.ready(() => {
    const views = [...document.querySelectorAll(".parallel")];
    const accepts = (value) => /^[A-Za-z0-9.-]*$/.test(value);
    postilla.settings.declare("columns", { initial: ALL, accepts });
    postilla.settings.declare("layout", { initial: "side", accepts: (value) => value in LAYOUTS });
    views.forEach((view, number) => {
      const tools = make("div", "parallel-tools");
      addColumnChoice(tools, view);
      addLayoutChoice(tools, number);
      view.prepend(tools);
      addCopyButtons(view, number);
      lightPartners(view);
      keepSelectionInColumn(view);
      view.classList.add("is-live");
      postilla.settings.watch("columns", (value) => showColumns(view, value));
      postilla.settings.watch("layout", (value) => showLayout(view, value));
    });
    showTarget();
    addEventListener("hashchange", showTarget);
  });
})();
