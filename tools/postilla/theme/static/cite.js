/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   “Cite this”: the citation of a page, or of what has a link, in every format. The pieces of the
   citations come from Python (`citation.js`); what is filled in stands at each link. Here is
   nothing but how the slots are filled, the same as in Python. */

"use strict";

(() => {
  const FORMATS = ["chicago", "mla", "apa", "bibtex", "ris", "csl-json"];
  const escapeHtml = (words) => {
    const holder = document.createElement("p");
    holder.textContent = words;
    return holder.innerHTML;
  };

  /** Load the pieces: few readers need them. */
  const ready = () => postilla.load("_static/citation.js");
  const pieces = (subject, name) =>
    window.postillaCitations?.formats[subject].find((format) => format.name === name);

  const canonical = () => document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";

  /** Read off a link or button what it cites, and what is known of it. */
  const citedBy = (element) => {
    const { cite: subject, ...values } = element.dataset;
    if (canonical()) {
      const place = element.matches(".permalink") ? element.getAttribute("href") : "";
      values.address = new URL(place, canonical()).href;
    }
    return { subject, values };
  };

  /** Fill the slots of one citation: its words, and whether they are in italics. */
  const runsOf = (part, { pattern, spelling }, values) => {
    const spelt = (slot, value) =>
      pattern && slot !== window.postillaCitations.unspelt
        ? value.replace(new RegExp(pattern, "g"), (found) => spelling[found])
        : value;
    return part.pieces
      .filter(([, slot]) => !slot || values[slot])
      .map(([before, slot, after, isItalic]) => {
        const value = slot ? spelt(slot, values[slot]) : "";
        return [before + value + after, isItalic];
      });
  };

  /** Give a citation as plain text, and as HTML in which italics are italics. */
  const written = (runs) => ({
    text: runs.map(([words]) => words).join(""),
    html: runs.map(([words, isItalic]) => (isItalic ? `<i>${escapeHtml(words)}</i>` : escapeHtml(words))).join(""),
  });

  /** Give the citations of a format; nothing before the pieces are there. */
  const citations = ({ subject, values }, name) => {
    const format = pieces(subject, name);
    return (format?.parts ?? []).map((part) => ({
      caption: part.caption,
      isRecord: format.isRecord,
      ...written(runsOf(part, format, values)),
    }));
  };

  const pageOf = (values, end) => (values.page ?? values.pages)?.split("–").at(end);

  /** Name a stretch of places: what both names begin with is said once. */
  const stretch = (first, last) => {
    let same = 0;
    while (same < first.length && first[same] === last[same]) {
      same += 1;
    }
    return `${first}–${last.slice(last.lastIndexOf(" ", same - 1) + 1)}`;
  };

  /** Give one line for a passage from the block of one link to that of another. */
  const line = (first, last) => {
    const cited = citedBy(first);
    const until = citedBy(last).values;
    const from = pageOf(cited.values, 0);
    const to = pageOf(until, -1);
    if (first !== last && until.place && cited.values.place) {
      cited.values.place = stretch(cited.values.place, until.place);
    }
    if (first !== last && from && to) {
      delete cited.values.page;
      delete cited.values.pages;
      cited.values[from === to ? "page" : "pages"] = from === to ? from : `${from}–${to}`;
    }
    const chosen = postilla.settings.get("citation");
    const name = FORMATS.indexOf(chosen) < 3 ? chosen : FORMATS[0];
    return citations(cited, name)[0] ?? null;
  };

  // --- The dialog

  let cited = null;
  let dialog = null;

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };

  const choiceOf = ({ name, title }) => {
    const input = element("input", "");
    Object.assign(input, { type: "radio", name: "_citation", value: name });
    return element("label", "", input, ` ${title}`);
  };

  const makeDialog = () => {
    const heading = element("h2", "", postilla.text("Cite this"));
    heading.id = "_cite-title";
    const close = element("button", "cite-close", "×");
    close.setAttribute("aria-label", postilla.text("Close"));
    const legend = element("legend", "", postilla.text("Format"));
    const formats = window.postillaCitations.formats.passage.map(choiceOf);
    const choices = element("fieldset", "cite-formats", legend, ...formats);
    const parts = [heading, close, element("p", "cite-what"), choices, element("div", "cite-texts")];
    const form = element("form", "", ...parts);
    form.method = "dialog";
    const made = element("dialog", "apparatus cite", form);
    made.id = "_cite";
    postilla.speaksInterface(made);
    made.setAttribute("aria-labelledby", heading.id);
    made.addEventListener("change", (event) => postilla.settings.set("citation", event.target.value));
    made.addEventListener("click", (event) => event.target === made && made.close());
    document.body.append(made);
    return made;
  };

  const copyButton = (citation) => {
    const button = element("button", "cite-copy", postilla.text("Copy"));
    button.type = "button";
    button.addEventListener("click", async () => {
      const { text } = citation;
      const html = citation.isRecord ? `<pre>${escapeHtml(text)}</pre>` : `<p>${citation.html}</p>`;
      const done = await postilla.copy({ text, html });
      tell(button, done ? postilla.text("Copied") : postilla.text("The browser does not allow it"));
    });
    return button;
  };

  /** Say on a button what it did, and a little later again what it does. */
  const tell = (button, message) => {
    const before = button.textContent;
    if (before !== message) {
      button.textContent = message;
      setTimeout(() => {
        button.textContent = before;
      }, 1500);
    }
    postilla.say(message);
  };

  const shown = (citation) => {
    const words = element(citation.isRecord ? "pre" : "p", "cite-words");
    postilla.speaksEdition(words);
    words.innerHTML = citation.isRecord ? escapeHtml(citation.text) : citation.html;
    const caption = citation.caption ? [element("h3", "", postilla.text(citation.caption))] : [];
    return element("section", "cite-one", element("div", "cite-head", ...caption, copyButton(citation)), words);
  };

  const show = (name) => {
    if (dialog?.open) {
      dialog.querySelector(".cite-texts").replaceChildren(...citations(cited, name).map(shown));
    }
  };

  const open = async (source) => {
    await ready();
    cited = citedBy(source);
    dialog?.remove(); // made anew, so that it speaks the reader's language of the moment
    dialog = makeDialog();
    const { place, name, page, pages } = cited.values;
    const what = [place ?? name, page && `p. ${page}`, pages && `pp. ${pages}`];
    const chosen = postilla.settings.get("citation");
    const named = dialog.querySelector(".cite-what");
    named.textContent = what.filter(Boolean).join(" · ");
    named.lang = document.documentElement.lang;
    named.dir = "auto";
    dialog.querySelector(`input[value="${chosen}"]`).checked = true;
    dialog.showModal();
    dialog.querySelector("input:checked").focus();
    show(chosen);
  };

  // --- At a link: it is copied, and the citation is offered

  let menu = null;

  const linkAddress = (link) => {
    const here = new URL(location.href);
    here.search = "";
    here.hash = "";
    return new URL(link.getAttribute("href"), canonical() || here).href;
  };

  const makeMenu = () => {
    const button = element("button", "", postilla.text("Cite this"));
    button.type = "button";
    const made = element("span", "apparatus cite-menu", element("span", "cite-told"), button);
    postilla.speaksInterface(made);
    made.popover = "auto";
    made.addEventListener("toggle", ({ newState }) => newState === "closed" && made.remove());
    return made;
  };

  /** Stand below the link, and within the window. */
  const place = (link) => {
    const around = link.getBoundingClientRect();
    const { bottom, top } = around;
    const { width, height } = menu.getBoundingClientRect();
    const isBelow = bottom + height + 8 < innerHeight;
    menu.style.left = `${postilla.besides(around, width, 8)}px`;
    menu.style.top = `${isBelow ? bottom + 4 : top - height - 4}px`;
  };

  const offer = async (link) => {
    menu?.remove();
    menu = makeMenu();
    menu.querySelector("button").addEventListener("click", () => {
      menu.hidePopover();
      link.focus();
      open(link);
    });
    const address = linkAddress(link);
    const html = `<a href="${escapeHtml(address).replace(/"/g, "&quot;")}">${escapeHtml(address)}</a>`;
    const done = await postilla.copy({ text: address, html });
    const told = done ? postilla.text("Link copied") : postilla.text("Link in the address bar");
    menu.querySelector(".cite-told").textContent = told;
    link.after(menu); // so that the Tab key leads from the link into it
    menu.showPopover();
    place(link);
    postilla.say(told);
  };

  const follow = (event) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const source = event.target.closest("a.permalink[data-cite], .cite-open");
    if (!source || !isPlain) {
      return;
    }
    event.preventDefault();
    if (source.matches(".cite-open")) {
      open(source);
    } else {
      // Not to go there: the reader is there already, or sees a copy of it.
      const [page, id] = source.getAttribute("href").split("#");
      if (!page) {
        postilla.settings.setPlace(id);
      }
      offer(source);
    }
  };

  postilla.settings.declare("citation", {
    initial: FORMATS[0],
    accepts: (value) => FORMATS.includes(value),
    shared: false,
  });
  postilla.cite = { open, citations, citedBy, line, ready };

  postilla.ready(() => {
    postilla.selection.offer({
      label: "Cite this",
      order: 10,
      run: ({ startContainer }) => {
        const link = postilla.linkOf(startContainer);
        open(link?.dataset.cite ? link : document.querySelector(".cite-open"));
      },
    });
    document.querySelectorAll(".cite-open[hidden]").forEach((button) => {
      button.hidden = false;
    });
    document.addEventListener("click", follow);
    postilla.settings.watch("citation", show);
    // Copied passages bring their citation along, and a copy can't wait.
    document.addEventListener("selectionchange", ready, { once: true });
    addEventListener("scroll", () => menu?.isConnected && menu.hidePopover(), { passive: true });
  });
})();
