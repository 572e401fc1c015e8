/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The fields of the form, made from the table of kinds. What a reader types is only ever put in
   as text. */

"use strict";

postilla.fields = (() => {
  const { text } = postilla;

  /** Make an element; `is` holds properties and attributes, `children` nodes and text. */
  const element = (tag, is = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(is)) {
      if (name in made && name !== "list") {
        made[name] = value;
      } else {
        made.setAttribute(name, value);
      }
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };

  /** A label, what is meant, the control, and room for what is wrong with it. */
  const labelled = (name, title, hint, control) => {
    const id = `_suggest-${name}`;
    control.id = id;
    control.setAttribute("aria-describedby", `${id}-hint ${id}-fault`);
    return element(
      "div",
      { className: "field" },
      element("label", { htmlFor: id }, title),
      control,
      element("p", { className: "hint", id: `${id}-hint` }, hint),
      element("p", { className: "fault", id: `${id}-fault`, "data-of": name }),
    );
  };

  /** Tell what is wrong with a control, or that nothing is. */
  const tell = (name, why) => {
    const control = document.getElementById(`_suggest-${name}`);
    const fault = document.getElementById(`_suggest-${name}-fault`);
    fault.textContent = why;
    control.setAttribute("aria-invalid", String(Boolean(why)));
  };

  const titleOf = (name) => {
    const words = name.replaceAll("-", " ");
    return text(words[0].toUpperCase() + words.slice(1));
  };

  const choice = (values) =>
    element(
      "select",
      {},
      element("option", { value: "" }, text("Choose …")),
      ...values.map(([value, words]) => element("option", { value }, words)),
    );

  /** The annotations of some kinds on this page, each with its id and its first words. */
  const onPage = (kinds) =>
    kinds.flatMap((kind) =>
      [...document.querySelectorAll(`.annotation.${kind}[id]`)].map(({ id }) => {
        const words = document.querySelector(`[data-annotations~="${CSS.escape(id)}"]`);
        return [id, `${id} – ${words?.textContent.slice(0, 40) ?? ""}`];
      }),
    );

  const suggested = (name, values) => {
    const id = `_suggest-${name}-list`;
    const options = values.map(([value, label]) => element("option", { value, label }));
    return [element("input", { type: "text", list: id }), element("datalist", { id }, ...options)];
  };

  const control = (field) => {
    if (field.value === "term") {
      return [choice(field.vocabulary.map((word) => [word, text(word)]))];
    }
    if (field.value === "pointer" && field.kinds) {
      return [choice(onPage(field.kinds))];
    }
    if (field.value === "date") {
      return [element("input", { type: "date" })];
    }
    return field.kinds
      ? suggested(field.name, onPage(field.kinds))
      : [element("input", { type: "text", spellcheck: field.value === undefined })];
  };

  const make = (field, value) => {
    const [input, list] = control(field);
    input.name = field.name;
    input.value = value ?? "";
    input.required = Boolean(field.required && !field.empty);
    input.autocomplete = "off";
    const made = labelled(field.name, titleOf(field.name), text(field.meaning), input);
    made.append(...(list ? [list] : []));
    return made;
  };

  /** The key of a work, for kinds that name one and quote no words. */
  const work = (value) => {
    const works = Object.entries(postilla.suggestions.works);
    const [input, list] = suggested("argument", works);
    Object.assign(input, { name: "argument", value, required: true, autocomplete: "off" });
    const hint = text("the key of a work in refs.bib");
    const made = labelled("argument", text("Source"), hint, input);
    made.append(list);
    return made;
  };

  /** All fields of a kind: what only the reader knows, and behind a line the rest. */
  const forKind = (kind, values) => {
    const made = (fields) => fields.map((field) => make(field, values[field.name]));
    const isAsked = ({ required, value }) => required && value !== "slug";
    const more = kind.fields.filter((field) => !isAsked(field));
    return [
      ...(kind.quotes ? [] : [work(values.argument ?? "")]),
      ...made(kind.fields.filter(isAsked)),
      element(
        "details",
        { className: "more" },
        element("summary", {}, text("More that can be said")),
        ...made(more),
      ),
    ];
  };

  return { element, labelled, tell, choice, forKind };
})();
