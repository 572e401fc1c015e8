/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The text as a witness reads it, where a reader asks for that: the readings are taken from the
   entries of the apparatus. The text of the edition stays in the page, and is what is printed. */

"use strict";

(() => {
  const { settings, ready, say, text } = postilla;

  /** The words that entries quote: id of an annotation -> the pieces of them, in order. */
  const quotedWords = () => {
    const found = new Map();
    document.querySelectorAll("main .quoted-variant[data-annotations]").forEach((piece) => {
      piece.dataset.annotations.split(" ").forEach((id) => {
        found.set(id, [...(found.get(id) ?? []), piece]);
      });
    });
    return found;
  };

  /** What a witness has, by the entries: id of an annotation -> the element of its reading. */
  const readingsOf = (siglum) => {
    const found = new Map();
    document.querySelectorAll("main aside.annotation.variant[id]").forEach((entry) => {
      const own = [...entry.querySelectorAll(".witness-reading")].find((one) =>
        one.dataset.witnesses.split(" ").includes(siglum),
      );
      if (own) {
        found.set(entry.id, own);
      }
    });
    return found;
  };

  const makeWords = (reading, siglum) => {
    const words = reading.querySelector(".witness-words");
    const made = document.createElement("span");
    made.className = words ? "apparatus as-witness" : "apparatus as-witness lacking";
    made.textContent = words ? words.textContent : `[${reading.dataset.lack}]`;
    if (words?.lang) {
      made.lang = words.lang;
      made.dir = words.dir || "auto";
    }
    made.dataset.witness = siglum;
    made.title = text("reading of {siglum}", { siglum });
    return made;
  };

  const clear = () => {
    document.querySelectorAll(".as-witness").forEach((one) => one.remove());
    document.querySelectorAll(".not-in-witness").forEach((one) => {
      one.classList.remove("not-in-witness");
    });
  };

  const show = (siglum, quoted) => {
    clear();
    const readings = siglum ? readingsOf(siglum) : new Map();
    readings.forEach((reading, id) => {
      const pieces = quoted.get(id) ?? [];
      pieces[0]?.before(makeWords(reading, siglum));
      pieces.forEach((piece) => piece.classList.add("not-in-witness"));
    });
    return readings.size;
  };

  /** A line at the head of the page tells that this is not the text of the edition. */
  const tell = (notice, chosen, count) => {
    notice.hidden = !chosen.value;
    const [line] = notice.children;
    line.textContent = text("The text as {siglum} reads it; places that differ: {count}.", {
      siglum: chosen.value,
      count,
    });
  };

  const makeNotice = (back) => {
    const notice = document.createElement("div");
    notice.className = "apparatus witness-shown";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text("Back to the text of the edition");
    button.addEventListener("click", back);
    notice.append(document.createElement("span"), " ", button);
    document.querySelector("main").prepend(notice);
    return notice;
  };

  ready(() => {
    const chosen = document.querySelector('select[name="witness"]');
    if (!chosen) {
      return;
    }
    const values = [...chosen.options].map((option) => option.value);
    const quoted = quotedWords();
    settings.declare("witness", {
      initial: "",
      accepts: (value) => values.includes(value),
      shared: true,
    });
    const notice = makeNotice(() => {
      settings.set("witness", "");
      chosen.focus();
    });
    let first = true;
    settings.watch("witness", (value) => {
      chosen.value = value;
      tell(notice, chosen, show(value, quoted));
      if (!first) {
        say(value ? notice.children[0].textContent : text("The text of the edition"));
      }
      first = false;
    });
    chosen.addEventListener("change", () => settings.set("witness", chosen.value));
  });
})();
