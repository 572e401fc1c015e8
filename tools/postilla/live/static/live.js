// SPDX-FileCopyrightText: 2026 Postilla contributors
// SPDX-License-Identifier: MIT
//
// The live preview: the page is loaded again when it has changed, and keeps its place; what the
// checks find stands at the words concerned, and in a list.
"use strict";

(() => {
  const { page, version } = document.currentScript.dataset;
  const KEPT = `_live ${page}`;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // --- the place in the text, over a reload: what stood at the top stands there again

  const BAR = 60;
  let isPlaced = false;

  // The first below the bar that holds no other: what holds it may have changed further up.
  const named = () =>
    [...document.querySelectorAll("main [id]")].find(
      one =>
        !one.querySelector("[id]") &&
        one.checkVisibility() &&
        one.getBoundingClientRect().bottom > BAR,
    );

  const keepPlace = () => {
    if (!isPlaced) {
      return; // loaded again before the place was found
    }
    const top = named();
    const open = [...document.querySelectorAll("main details[open]")].map(idInside);
    const offset = top ? top.getBoundingClientRect().top : 0;
    sessionStorage.setItem(KEPT, JSON.stringify({ id: top?.id, offset, scroll: scrollY, open }));
  };

  const idInside = details => details.querySelector("[id]")?.id ?? "";

  const findPlace = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    isPlaced = true;
    if (!kept || performance.getEntriesByType("navigation")[0].type !== "reload") {
      return;
    }
    for (const details of document.querySelectorAll("main details")) {
      details.open ||= kept.open.includes(idInside(details));
    }
    const top = kept.id && document.getElementById(kept.id);
    const y = top ? scrollY + top.getBoundingClientRect().top - kept.offset : kept.scroll;
    scrollTo({ top: y, behavior: "instant" });
  };

  // --- findings

  const list = element("ol");
  const line = element("summary");
  const panel = element("details", { id: "_live", className: "apparatus" }, line, list);
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", "Live preview");
  line.setAttribute("aria-live", "polite");

  const placeOf = finding =>
    finding.page === page ? finding.places.find(id => document.getElementById(id)) : undefined;

  const addressOf = finding => {
    const place = placeOf(finding) ?? finding.places.at(-1);
    return `/${finding.page}${place ? `#${place}` : ""}`;
  };

  const said = finding => [
    element("strong", { textContent: finding.message }), " ", finding.hint, " ",
    element("small", { textContent: `${finding.position} [${finding.code}]` }),
  ];

  const listed = finding => {
    const place = finding.page
      ? element("a", { href: addressOf(finding), textContent: "Show" })
      : "";
    return element("li", { className: `_live-${finding.severity}` }, ...said(finding), " ", place);
  };

  // A block is followed by what is said of it; the words themselves are marked.
  const showAt = finding => {
    const place = document.getElementById(placeOf(finding));
    if (!place) {
      return;
    }
    const box = element("div", { className: `apparatus _live-box _live-${finding.severity}` });
    box.append(...said(finding));
    place.classList.add("_live-at");
    const block = place.closest("p, h1, h2, h3, h4, h5, h6, li, details, section, aside") ?? place;
    if (block.matches("li, section, aside, details")) {
      block.append(box);
    } else {
      block.after(box);
    }
    box.closest("details")?.setAttribute("open", "");
  };

  const showFindings = state => {
    document.querySelectorAll("._live-box").forEach(box => box.remove());
    document.querySelectorAll("._live-at").forEach(place => place.classList.remove("_live-at"));
    const count = state.findings.length;
    const number = count === 1 ? "1 finding" : `${count} findings`;
    line.textContent = `${count ? number : "Nothing to complain of"}${state.busy ? " …" : ""}`;
    list.replaceChildren(...state.findings.map(listed));
    panel.classList.toggle("_live-sound", count === 0);
    state.findings.forEach(showAt);
  };

  // --- news

  let shown = "";

  const hear = event => {
    const state = JSON.parse(event.data);
    if ((state.versions[page] ?? state.version) !== Number(version)) {
      source.close();
      location.reload();
      return;
    }
    panel.classList.remove("_live-lost");
    const findings = JSON.stringify([state.findings, state.busy]);
    if (findings !== shown) {
      shown = findings;
      showFindings(state);
    }
  };

  const lose = () => {
    panel.classList.add("_live-lost");
    line.textContent = "The preview has ended";
  };

  document.body.append(panel);
  document.addEventListener("DOMContentLoaded", findPlace); // after what the site's scripts do then
  addEventListener("pagehide", keepPlace);
  history.scrollRestoration = "manual";
  const source = new EventSource("/_live/events");
  source.addEventListener("message", hear);
  source.addEventListener("error", () => { shown = ""; lose(); });
})();
