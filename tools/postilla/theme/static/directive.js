/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   An annotation as it is written, as `postilla.syntax.directive` and `.slugs` write it, and what
   the checks would refuse. What kinds and fields there are comes from `postilla.suggestions`. */

"use strict";

postilla.directive = (() => {
  const { foldQuote, strip } = postilla.quotation;
  const { text } = postilla;
  const UNSAFE = /^(?:[#"'|>[{&*!%@`]|.*(?:\s#|:\s|:$))/u;
  const OPTION = /^[ \t]*:[^:\s]+:(?:[ \t]|$)/u;
  const COLONS = /^ {0,3}:{3}/mu;
  const QUOTED = /^ {0,3}>/mu;
  const SLUG_WORDS = 4;

  const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");

  const option = ([name, value]) => {
    const safe = !UNSAFE.test(value) && value === strip(value);
    return strip(`:${name}: ${safe ? value : `'${value.replaceAll("'", "''")}'`}`);
  };

  /** Write a directive; fields are pairs of a name and a value. */
  const write = (kind, argument, fields, body) =>
    [`:::{${kind}} ${argument}`, ...fields.map(option), ...(body ? [body] : []), ":::"].join("\n");

  const isOfScheme = (id) =>
    Object.values(postilla.suggestions.scheme).some((pattern) => whole(pattern).test(id));

  const isSlug = (id) => whole(postilla.suggestions.patterns.slug).test(id) && !isOfScheme(id);

  const LAST = "\u0345";
  /** Whether a mark has a combining class: then it is put before the one of the highest class. */
  const isCombining = (mark) => mark === LAST || !`${LAST}${mark}`.normalize("NFD").startsWith(LAST);

  /** Make an address from words, as far as Latin letters and digits can tell them. */
  const slug = (kind, words) => {
    const plain = words
      .replaceAll("ı", "i")
      .replaceAll("ə", "e")
      .normalize("NFKD")
      .replace(/\p{M}/gu, (mark) => (isCombining(mark) ? "" : mark))
      .toLowerCase();
    const base = [kind, ...(plain.match(/[a-z0-9]+/gu) ?? []).slice(0, SLUG_WORDS)].join("-");
    for (let number = 1; ; number += 1) {
      const made = number === 1 ? base : `${base}-${number}`;
      if (isSlug(made) && !Object.hasOwn(postilla.suggestions.annotations, made)) {
        return made;
      }
    }
  };

  const isDate = (value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
  };

  const wrongPointer = (id, { kinds, places }) => {
    const { annotations, scheme } = postilla.suggestions;
    if (kinds && !kinds.includes(annotations[id])) {
      return text("There is no {kind} “{id}”.", { kind: kinds.join(" / "), id });
    }
    if (places && !places.some((place) => whole(scheme[place]).test(id))) {
      return text("“{id}” is no address of this kind: {kinds}.", { id, kinds: places.join(" / ") });
    }
    return isOfScheme(id) || Object.hasOwn(annotations, id)
      ? ""
      : text("There is no address “{id}”.", { id });
  };

  const pointers = (value) => value.split(",").map(strip).filter(Boolean);

  const wrongId = (value) => {
    if (!isSlug(value)) {
      return text("An address has small letters, digits and hyphens, and none of the text's own.");
    }
    return Object.hasOwn(postilla.suggestions.annotations, value)
      ? text("The address “{id}” is taken.", { id: value })
      : "";
  };

  const patternOf = { language: "Write a language tag such as en, tr or az-Cyrl." };

  /** Say what is wrong with the value of a field, or nothing. */
  const wrongValue = (field, value) => {
    const { patterns } = postilla.suggestions;
    switch (field.value) {
      case "slug":
        return wrongId(value);
      case "term":
        return field.vocabulary.includes(value) ? "" : text("Choose one of the words.");
      case "pointer":
        return wrongPointer(value, field);
      case "pointers":
        return pointers(value)
          .map((id) => wrongPointer(id, field))
          .filter(Boolean)
          .join(" ");
      case "date":
        return whole(patterns.date).test(value) && isDate(value)
          ? ""
          : text("Write a date such as 2026-03-31.");
      case "language":
        return whole(patterns.language).test(value) ? "" : text(patternOf.language);
      default:
        return "";
    }
  };

  const wrongBody = ({ kind, body, values }) => {
    if (kind.body && !strip(body)) {
      return text("Write what you have to say.");
    }
    if (COLONS.test(body)) {
      return text("A line can't begin with three colons.");
    }
    if (OPTION.test(body)) {
      return text("The text can't begin with a word between colons.");
    }
    return kind.name === "evidence" && !values.locator && !QUOTED.test(body)
      ? text("Quote the source, each line beginning with >, or name the place in it.")
      : "";
  };

  const digits = (words) => (words.match(/\p{Nd}/gu) ?? []).join("");

  /** What the checks say of emendations and translations; `about` is what the page knows. */
  const rules = {
    *emend({ values, about }) {
      if (about.severalBlocks) {
        yield ["words", text("An emendation stays within one paragraph or item.")];
      }
      if (about.isEmended) {
        yield ["words", text("Some of these words are emended already.")];
      }
      const { reading = "" } = values;
      if (foldQuote(reading) === foldQuote(about.words)) {
        yield ["reading", text("This is what the text has.")];
      } else if (values.cause === "transcript" && digits(reading) !== digits(about.words)) {
        yield ["cause", text("A number can't be known from the transcript: choose another cause.")];
      }
    },
    *translation({ values, about }) {
      const primary = (tag) => tag.split("-")[0].toLowerCase();
      const { language, derivatives } = postilla.suggestions;
      if (!derivatives && about.isOfWork) {
        yield ["words", text("The licence of the text forbids its translation.")];
      }
      if (about.languages.some((one) => primary(one) === primary(language))) {
        yield ["words", text("Only words of another language than the text's are translated.")];
      } else if (about.languages.some((one) => primary(one) === primary(values.language ?? ""))) {
        yield ["language", text("The words are in this language already.")];
      }
    },
    *evidence({ argument }) {
      if (!Object.hasOwn(postilla.suggestions.works, argument)) {
        yield ["argument", text("Choose a work of the bibliography, by its key.")];
      }
    },
  };

  /**
   * Give what the checks would refuse: name of a field, `words`, `argument` or `body` -> why.
   * A draft has a `kind`, an `argument`, its `values` by name, a `body`, and `about`.
   */
  const faults = (draft) => {
    const found = new Map();
    for (const field of draft.kind.fields) {
      const value = draft.values[field.name] ?? "";
      if (value) {
        found.set(field.name, wrongValue(field, value));
      } else if (field.required && !field.empty) {
        found.set(field.name, text("This can't be left out."));
      }
    }
    found.set("body", wrongBody(draft));
    for (const [name, why] of rules[draft.kind.name]?.(draft) ?? []) {
      found.set(name, found.get(name) || why);
    }
    return new Map([...found].filter(([, why]) => why));
  };

  return { write, slug, faults };
})();
