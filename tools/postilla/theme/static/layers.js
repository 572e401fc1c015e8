/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The boxes and buttons of the sheet “View”: the style sheets follow them, this remembers them. */

"use strict";

(() => {
  const { settings, ready, say, text } = postilla;

  /** Names of the layers left out, with commas; a layer that a page has not stays as it was. */
  const startLayers = () => {
    const boxes = [...document.querySelectorAll('input[name="layer"]')];
    const isFirst = new Map(boxes.map((box) => [box.value, box.defaultChecked]));
    settings.declare("layers", {
      initial: "",
      accepts: (value) => /^([+-][a-z]+(,|$))*$/.test(value),
    });
    const chosen = () => new Map(
      settings.get("layers").split(",").filter(Boolean).map((one) => [one.slice(1), one[0] === "+"]),
    );
    const remember = (box) => {
      const all = chosen();
      if (box.checked === isFirst.get(box.value)) {
        all.delete(box.value);
      } else {
        all.set(box.value, box.checked);
      }
      const parts = [...all].sort().map(([name, shown]) => `${shown ? "+" : "-"}${name}`);
      settings.set("layers", parts.join(","));
      const name = box.closest("label").querySelector("[data-ui]").textContent;
      say(text(box.checked ? "{layer} shown" : "{layer} left out", { layer: name }));
    };
    settings.watch("layers", () => {
      const all = chosen();
      boxes.forEach((box) => {
        box.checked = all.get(box.value) ?? box.defaultChecked;
      });
    });
    boxes.forEach((box) => box.addEventListener("change", () => remember(box)));
  };

  /** One of several buttons of a name; `initial` is what the page was made with. */
  const startButtons = (name, initial, shared) => {
    const buttons = [...document.querySelectorAll(`input[name="${name}"]`)];
    const values = buttons.map((button) => button.value);
    settings.declare(name, { initial, accepts: (value) => values.includes(value), shared });
    settings.watch(name, (value) => {
      buttons.forEach((button) => {
        button.checked = button.value === value;
      });
    });
    buttons.forEach((button) =>
      button.addEventListener("change", () => settings.set(name, button.value)),
    );
  };

  const startReadings = () => {
    const first = document.querySelector('input[name="reading"]:checked');
    if (first) {
      startButtons("reading", first.value, true);
    }
  };

  const startSchemes = () => {
    startButtons("scheme", "auto", false);
    settings.watch("scheme", (value) => {
      document.documentElement.dataset.scheme = value;
    });
  };

  /** A sheet closes when the reader turns away from it, or presses Esc. */
  const startSheets = () => {
    const opened = () => [...document.querySelectorAll("details.tool[open]")];
    document.addEventListener("click", (event) => {
      opened().filter((sheet) => !sheet.contains(event.target)).forEach((sheet) => {
        sheet.open = false;
      });
    });
    document.addEventListener("keydown", (event) => {
      const [sheet] = event.key === "Escape" ? opened() : [];
      if (sheet) {
        sheet.open = false;
        sheet.querySelector("summary").focus();
      }
    });
  };

  ready(() => {
    startLayers();
    startReadings();
    startSchemes();
    startSheets();
  });
})();
