/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The form in which a reader writes a suggestion. It shows at once what it comes to; the reader
   copies it, or takes it to the code host. */

"use strict";

postilla.suggest = (() => {
  const { element, labelled, choice, forKind } = postilla.fields;
  const { draft, suggestedWords: words, text } = postilla;
  const { kinds, repository } = postilla.suggestions;
  const MODES = {
    annotation: { title: "Suggest an annotation", body: "What you have to say, in Markdown" },
    mistake: { title: "Report a mistake", body: "What is wrong?" },
  };

  const values = {};
  let mode = "annotation";
  let kind = kinds[0];
  let taken = words.fromRange(null);
  let made = null;
  let hasOwnAddress = false;
  let wasTried = false;

  // --- Its parts

  const button = (label, act, className = "") => {
    const one = element("button", { type: "button", className }, label);
    one.addEventListener("click", act);
    return one;
  };

  const radios = (name, legend, rows, choose) => {
    const labels = rows.map(([item, title], number) => {
      const input = element("input", { type: "radio", name, value: title, checked: !number });
      input.addEventListener("change", () => choose(item));
      return element("label", {}, input, element("span", {}, title));
    });
    return element("fieldset", { className: "choices" }, element("legend", {}, legend), ...labels);
  };

  const places = () => {
    const tops = new Set();
    return postilla.passages.all().flatMap(({ id, top, text: whole }) => {
      const row = [id, `${id}: ${whole.slice(0, 48)}`];
      const isFirst = id !== top && !tops.has(top);
      tops.add(top);
      return isFirst ? [[top, `${top}: ${text("the whole list")}`], row] : [row];
    });
  };

  const title = element("h2", { id: "_suggest-title" });
  const quote = element("blockquote", { className: "words" });
  const place = choice(places());
  const typed = element("textarea", { rows: 2, name: "words" });
  const hits = element("div", { className: "hits" });
  const change = element(
    "details",
    { className: "more" },
    element("summary", {}, text("Other words")),
    labelled("place", text("Paragraph"), "", place),
    labelled("words", text("Words"), text("as the text has them"), typed),
    hits,
  );
  const kindRows = kinds.map((one) => [one, text(one.title)]);
  const kindChoice = radios("kind", text("Kind"), kindRows, (one) => chooseKind(one));
  const meaning = element("p", { className: "hint meaning" });
  const fields = element("div", { className: "fields" });
  const body = element("textarea", { rows: 5, name: "body" });
  const bodyField = labelled("body", "", "", body);
  const bodyHint = bodyField.querySelector(".hint");
  const where = element("p", { className: "where" });
  const result = element("textarea", { readOnly: true, className: "result", spellcheck: false });
  result.setAttribute("aria-label", text("What is handed in"));
  const status = element("p", { className: "status", role: "status" });

  const hostLink = (label) => {
    const link = element("a", { target: "_blank", rel: "noopener noreferrer" }, label);
    link.addEventListener("click", handIn);
    return link;
  };
  const copyButton = button(text("Copy"), handIn, "main");
  const issue = repository.issue ? hostLink(text("Open an issue")) : null;
  const edit = repository.edit ? hostLink(text("Edit the file")) : null;
  const advice = repository.issue
    ? text("Each of these copies the text. Issues and files are at {host}.", { host: repository.at })
    : text("This edition names no place to send it to. Copy it, and give it to the editors.");

  const dialog = element(
    "dialog",
    { className: "apparatus suggest", id: "_suggest-form" },
    element("header", {}, title, button(text("Close"), () => dialog.close(), "close")),
    element(
      "div",
      { className: "page" },
      quote,
      change,
      element("div", { className: "of-annotation" }, kindChoice, meaning, fields),
      bodyField,
      element("section", { className: "made" }, where, result),
    ),
    element(
      "footer",
      {},
      status,
      element("div", { className: "ways" }, copyButton, ...[issue, edit].filter(Boolean)),
      element("p", { className: "hint" }, advice),
    ),
  );
  dialog.setAttribute("aria-labelledby", title.id);
  // The dialog itself stands at the side of the page where it hides least of the text.
  dialog.lang = postilla.language;
  [...dialog.children].forEach(postilla.speaksInterface);
  [quote, typed, hits, body].forEach(postilla.speaksEdition);
  result.lang = document.documentElement.lang;
  result.dir = "ltr";

  // --- What is done with them

  /** Mark the words in the text behind the form, where the browser can. */
  const light = (bounds) => {
    if ("highlights" in CSS) {
      const ranges = bounds ? postilla.passages.rangesOf(taken.place, bounds) : [];
      CSS.highlights.set("postilla-suggested", new Highlight(...ranges));
    }
  };

  const tellAll = (faults) => {
    for (const fault of dialog.querySelectorAll(".fault")) {
      const name = fault.dataset.of;
      postilla.fields.tell(name, faults.get(name) ?? "");
    }
  };

  const bodyText = () => body.value.replaceAll("\r\n", "\n").replace(/^\n+|\s+$/gu, "");

  const showAddresses = () => {
    if (issue) {
      issue.href = draft.issueAddress(made);
    }
    if (edit) {
      edit.hidden = mode === "mistake" || !made.line;
      edit.href = edit.hidden ? "#" : draft.editAddress(made);
    }
  };

  /** Show what the form comes to as it stands. */
  const update = () => {
    if (!hasOwnAddress) {
      values.id = draft.addressFor(kind, taken);
      fields.querySelector("[name=id]").value = values.id;
    }
    made =
      mode === "annotation"
        ? draft.annotation(kind, taken, values, bodyText())
        : draft.mistake(taken, bodyText());
    const { file, line = "…", id } = made;
    quote.textContent = taken.bounds ? taken.place.text.slice(...taken.bounds) : "";
    quote.hidden = !taken.bounds;
    where.textContent = file
      ? text("Goes into {file}, below line {line}", { file, line })
      : text("About {id}", { id });
    result.value = made.text.trim();
    result.rows = Math.min(result.value.split("\n").length, 14);
    showAddresses();
    light(taken.bounds);
    const isSaid = taken.failure && taken.failure !== "empty";
    tellAll(wasTried ? made.faults : new Map(isSaid ? [["words", taken.note]] : []));
  };

  const offer = ([start, end]) => {
    const whole = taken.place.text;
    const one = button(`…${whole.slice(Math.max(start - 24, 0), start)}`, () => {
      typed.value = whole.slice(start, end);
      take(words.had(taken.place, [start, end]));
      typed.focus();
    });
    one.append(element("mark", {}, whole.slice(start, end)), `${whole.slice(end, end + 24)}…`);
    return one;
  };

  const take = (found) => {
    taken = found;
    hits.replaceChildren(...found.offered.map(offer));
    update();
  };

  const chooseKind = (chosen) => {
    kind = chosen;
    if (!kind.quotes) {
      const isClaim = (id) => postilla.suggestions.annotations[id] === "claim";
      values.for ||= words.about(taken).annotations.find(isClaim) ?? "";
    }
    meaning.textContent = text(kind.meaning);
    bodyHint.textContent = kind.body ? "" : text("can be left out");
    fields.replaceChildren(...forKind(kind, values));
    update();
  };

  const chooseMode = (chosen) => {
    mode = chosen;
    dialog.dataset.mode = mode;
    title.textContent = text(MODES[mode].title);
    bodyField.querySelector("label").textContent = text(MODES[mode].body);
    bodyHint.hidden = mode === "mistake";
    wasTried = false;
    status.textContent = "";
  };

  const copy = async (said) => {
    try {
      await navigator.clipboard.writeText(said);
    } catch {
      result.select();
      document.execCommand("copy");
    }
    status.textContent = text("Copied.");
  };

  /** Copy what was made, and let a link do its work; or go to the first thing that is wrong. */
  function handIn(event) {
    wasTried = true;
    update();
    const wrong = dialog.querySelector("[aria-invalid=true]");
    if (wrong) {
      event.preventDefault();
      for (let box = wrong.closest("details"); box; box = box.parentElement.closest("details")) {
        box.open = true;
      }
      status.textContent = text("Something is missing.");
      wrong.focus();
    } else {
      copy(event.currentTarget === copyButton ? made.text : draft.issueBody(made));
    }
  }

  dialog.addEventListener("input", ({ target }) => {
    if (target === typed || target === place) {
      take(words.fromTyped(place.value, typed.value));
      return;
    }
    if (target.name in values || target.closest(".fields")) {
      values[target.name] = target.value;
      hasOwnAddress ||= target.name === "id";
    }
    update();
  });
  dialog.addEventListener("close", () => light(null));
  document.body.append(dialog);
  chooseKind(kind);

  /** Open the form for the words of a range, if there is one. */
  const open = (chosen, range) => {
    chooseMode(chosen);
    const inText = words.fromRange(range);
    const isElsewhere = mode === "mistake" && range && inText.failure;
    const found = isElsewhere ? words.anywhere(range) : inText;
    place.value = found.place.id;
    typed.value = found.bounds ? found.place.text.slice(...found.bounds) : "";
    change.open = !found.bounds;
    dialog.showModal();
    take(found);
    (found.bounds ? kindChoice.querySelector(":checked") : place).focus();
    if (mode === "mistake" && found.bounds) {
      body.focus();
    }
  };

  return { open };
})();
