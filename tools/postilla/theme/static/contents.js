/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   The table of contents in a sheet below the bar. Without this the link leads to the title page. */

"use strict";

(() => {
  const { load, ready } = postilla;

  const entry = ([title, language, address], root) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(address, root);
    link.textContent = title;
    if (language) {
      link.lang = language;
      link.dir = "auto";
    }
    if (link.pathname === location.pathname) {
      link.setAttribute("aria-current", "page");
    }
    item.append(link);
    return item;
  };

  const list = () => {
    const root = new URL(document.documentElement.dataset.root, location.href);
    return postilla.contents.flatMap(([caption, pages]) => {
      const heading = document.createElement("h2");
      heading.textContent = caption;
      const items = document.createElement("ul");
      items.append(...pages.map((page) => entry(page, root)));
      return caption ? [heading, items] : [items];
    });
  };

  const start = (link) => {
    const tool = document.createElement("details");
    tool.className = "tool sheet-of-contents";
    tool.name = "_sheet";
    const summary = document.createElement("summary");
    summary.textContent = link.textContent;
    summary.dataset.ui = "";
    ["lang", "dir"].filter((name) => link.hasAttribute(name)).forEach((name) =>
      summary.setAttribute(name, link.getAttribute(name)),
    );
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    tool.append(summary, sheet);
    tool.addEventListener("toggle", async () => {
      if (tool.open && !sheet.hasChildNodes()) {
        await load("_static/contents-data.js");
        sheet.replaceChildren(...list());
        sheet.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
      }
    });
    link.replaceWith(tool);
  };

  ready(() => document.querySelectorAll(".contents-link").forEach(start));
})();
