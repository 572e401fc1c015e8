/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   What a suggestion comes to: the directive as it would be written and where, or the report of a
   mistake; and the addresses to which a reader can take it. Nothing is sent from here. */

"use strict";

postilla.draft = (() => {
  const { faults: faultsOf, slug, write } = postilla.directive;
  const { all, page } = postilla.passages;
  const { about } = postilla.suggestedWords;
  const { fold, quotationFor } = postilla.quotation;
  const { repository } = postilla.suggestions;
  /* A longer address is answered with an error: GitHub's own limit is 8 kB, and that of nginx. */
  const LONGEST = 7500;

  const oneLine = (value = "") => value.split(/\s+/u).filter(Boolean).join(" ");

  /** An address for an annotation that has none yet. */
  const addressFor = (kind, words) => {
    const { words: quoted } = about(words);
    return kind.quotes && quoted ? slug(kind.name, quoted) : "";
  };

  /** The fields as they are written: those of the place come last, as the command writes them. */
  const fieldsOf = (kind, values, place, occurrence) => {
    const given = kind.fields
      .filter(({ name, required, empty }) => values[name] || (required && empty))
      .map(({ name }) => [name, values[name] ?? ""]);
    if (!kind.quotes) {
      return given;
    }
    const isBelow = place.id === place.top && !place.id.startsWith("fn-");
    return [
      ...given,
      ...(occurrence ? [["occurrence", String(occurrence)]] : []),
      ...(isBelow ? [] : [["target", place.id]]),
    ];
  };

  /** The block below which it stands: that of the words, or of the claim that evidence is for. */
  const topOf = (kind, values, place) => {
    if (kind.quotes) {
      return place.top;
    }
    const words = document.getElementById(`${values.for}--words`);
    return words ? all().findLast(({ element }) => element.contains(words))?.top : undefined;
  };

  /**
   * Write an annotation.
   * @param words as `suggestedWords` gives them; `typed` holds what the form's fields hold.
   * @return `text` to be put in below the `line` of the `file`, and `faults` by field.
   */
  const annotation = (kind, words, typed, body) => {
    const { place, bounds, note } = words;
    const values = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [name, oneLine(value)]),
    );
    const { argument = "" } = values;
    const faults = faultsOf({ kind, argument, values, body, about: about(words) });
    if (kind.quotes && !bounds) {
      faults.set("words", note);
    }
    const quotation = bounds
      ? quotationFor(fold(place.text), bounds)
      : { words: "…", occurrence: 0 };
    const quoted = kind.quotes ? quotation.words : argument;
    const fields = fieldsOf(kind, values, place, quotation.occurrence);
    const top = topOf(kind, values, place);
    const { file, lines } = page();
    return {
      // With the empty line that sets it apart, so that it can be put in as it is.
      text: `\n${write(kind.name, quoted, fields, body)}\n`,
      faults,
      id: top,
      file,
      line: lines.get(top),
      title: `Suggested ${kind.name}: ${top}`,
    };
  };

  const addressOf = (id) => {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    return canonical ? `${canonical}#${id}` : `#${id}`;
  };

  /** Write a report of a mistake. */
  const mistake = (words, body) => {
    const { id } = words.place;
    const { words: quoted } = about(words);
    const head = [`Place: ${addressOf(id)}`, ...(quoted ? [`Words: “${quoted}”`] : [])];
    return {
      text: `${head.join("\n")}\n\n${body}\n`,
      faults: new Map(body ? [] : [["body", postilla.text("Write what is wrong.")]]),
      id,
      title: `Mistake at ${id}`,
    };
  };

  const fill = (pattern, parts) =>
    pattern.replace(/\{(\w+)\}/gu, (_, name) => encodeURIComponent(parts[name]));

  const issueBody = ({ text, file, line, id }) => {
    if (!file) {
      return text;
    }
    const runs = (text.match(/`+/gu) ?? []).map((run) => run.length + 1);
    const fence = "`".repeat(Math.max(3, ...runs));
    return `For ${file}, below line ${line} (${addressOf(id)}):\n\n${fence}md${text}${fence}\n`;
  };

  /** The address of a new issue; one that is too long for its text asks to paste the copy. */
  const issueAddress = (made) => {
    const { title } = made;
    const address = fill(repository.issue, { title, body: issueBody(made) });
    return address.length <= LONGEST
      ? address
      : fill(repository.issue, { title, body: "(Paste here what was copied.)\n" });
  };

  const editAddress = ({ file, line }) => {
    const path = file.split("/").map(encodeURIComponent).join("/");
    return repository.edit.replace("{path}", path).replace("{line}", String(line));
  };

  return { addressFor, annotation, mistake, issueBody, issueAddress, editAddress };
})();
