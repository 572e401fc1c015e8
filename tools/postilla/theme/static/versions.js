/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   What has changed since a version that the reader chose, or came with in the address: each such
   annotation is marked as it is today. The old version stays where and as it was. */

"use strict";

(() => {
  const { settings, ready, counted, say } = postilla;
  const { write } = postilla.interface;

  /** The versions that can be chosen, the newest first; the newest of all is none of them. */
  const startVersions = (select) => {
    const numbers = [...select.options].map((option) => option.value).filter(Boolean);
    const isAfter = (version, since) => {
      const place = numbers.indexOf(version);
      return place < numbers.indexOf(since);
    };

    const markIn = (where) => {
      const made = document.createElement("span");
      made.className = "apparatus change-mark";
      where.append(made);
      return made;
    };

    const markAnnotation = (annotation, since) => {
      const isNew = annotation.dataset.added && isAfter(annotation.dataset.added, since);
      const head = annotation.querySelector(":scope > .annotation-head");
      write(
        markIn(head),
        isNew ? "new since version {number}" : "changed since version {number}",
        { number: since },
      );
      document
        .querySelectorAll(`.annotation-call[href="#${annotation.id}"]`)
        .forEach((call) => call.classList.add("is-changed"));
    };

    const markGroup = (group, found) => {
      const inside = found.filter((annotation) => group.contains(annotation)).length;
      if (inside) {
        const where = markIn(group.querySelector("summary"));
        write(where, inside === 1 ? "{number} change" : "{number} changes", { number: inside });
      }
    };

    const clear = () => {
      document.querySelectorAll(".change-mark").forEach((made) => made.remove());
      document
        .querySelectorAll(".annotation-call.is-changed")
        .forEach((call) => call.classList.remove("is-changed"));
    };

    settings.declare("since", {
      initial: "",
      accepts: (value) => !value || numbers.includes(value),
    });
    settings.watch("since", (since) => {
      select.value = since;
      clear();
      const dated = [...document.querySelectorAll("[data-version]")];
      const found = since ? dated.filter(({ dataset }) => isAfter(dataset.version, since)) : [];
      found.forEach((annotation) => markAnnotation(annotation, since));
      document
        .querySelectorAll("details.annotations")
        .forEach((group) => markGroup(group, found));
    });
    select.addEventListener("change", () => {
      settings.set("since", select.value);
      const number = document.querySelectorAll(".annotation > * > .change-mark").length;
      say(counted(number, "{number} change", "{number} changes"));
    });
  };

  ready(() => document.querySelectorAll('select[name="since"]').forEach(startVersions));
})();
