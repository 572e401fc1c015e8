/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The ways to suggest an annotation and to report a mistake: from the bar beside selected words,
   and from the buttons below the text. What few readers need is fetched when it is asked for. */

"use strict";

(() => {
  const PARTS = [
    ["quotation.js", "suggestions-data.js", "passages.js"],
    ["directive.js", "suggest-words.js", "suggest-fields.js"],
    ["suggest-draft.js"],
    ["suggest-form.js"],
  ];

  const open = async (mode, range) => {
    try {
      for (const scripts of PARTS) {
        await Promise.all(scripts.map((name) => postilla.load(`_static/${name}`)));
      }
    } catch {
      postilla.say(postilla.text("The form could not be loaded."));
      return;
    }
    postilla.suggest.open(mode, range);
  };

  const actions = [
    { label: "Suggest an annotation", order: 30, mode: "annotation" },
    { label: "Report a mistake", order: 40, mode: "mistake" },
  ];
  for (const { label, order, mode } of actions) {
    postilla.selection.offer({ label, order, run: (range) => open(mode, range) });
  }

  postilla.ready(() => {
    const place = document.getElementById("_suggest");
    if (!place) {
      return;
    }
    const buttons = actions.map(({ label, mode }) => {
      const made = document.createElement("button");
      made.type = "button";
      postilla.interface.write(made, label);
      made.addEventListener("click", () => open(mode, postilla.selection.selected()));
      return made;
    });
    const line = document.createElement("p");
    line.className = "suggest-ways";
    line.append(...buttons);
    place.append(line);
  });
})();
