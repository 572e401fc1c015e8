/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   Results as links: the first ones below the box in the head of a page, all of them on the page
   of the search, where they can be narrowed. */

"use strict";

(() => {
  const { query, index, snippet } = postilla.search;
  const [FEW, MANY] = [8, 20];
  /** How many characters are shown of each, in these two places. */
  const [SHORT, LONG] = [130, 230];

  /** The layers in the order in which they are offered: what all of them are called, and one. */
  const LAYERS = new Map([
    ["text", ["Text", "text"]],
    ["note", ["Author’s notes", "author’s note"]],
    ["parallel", ["Translated text", "translated text"]],
    ["claim", ["Claims", "claim"]],
    ["evidence", ["Evidence", "evidence"]],
    ["ednote", ["Editorial notes", "editorial note"]],
    ["emend", ["Emendations", "emendation"]],
    ["translation", ["Translations", "translation"]],
    ["variant", ["Variants", "variant"]],
    ["bibliography", ["Bibliography", "bibliography"]],
    ["name", ["Names", "name"]],
    ["page", ["Pages", "page"]],
  ]);

  const make = (tag, name, ...content) => {
    const element = document.createElement(tag);
    if (name) {
      element.className = name;
    }
    element.append(...content);
    return element;
  };

  const makeUi = (tag, name, english) => {
    const element = make(tag, name);
    postilla.interface.write(element, english);
    return element;
  };

  const root = () => new URL(document.documentElement.dataset.root, location.href);

  const counted = (count) => postilla.counted(count, "{number} result", "{number} results");

  // --- one result

  const addressOf = (shown, asked) => {
    const address = new URL(shown.address, root());
    address.searchParams.set("find", asked.trimEnd());
    address.hash = shown.id;
    return address.href;
  };

  const linkTo = (result, shown, asked, length) => {
    const words = snippet.cut(shown.text, query.parse(asked), length);
    const said = make(
      "span",
      "search-snippet",
      ...words.map((piece) => (piece.marked ? make("mark", "", piece.words) : piece.words)),
    );
    said.lang = result.languages[0] ?? "";
    said.dir = "auto";
    const place = make("span", "search-place", postilla.interface.label(shown.label));
    const title = make("span", "search-title", shown.title);
    const layer = make("span", "search-layer", postilla.text(LAYERS.get(result.layer)[1]));
    const head = make("span", "search-head", place, " ", title, " ", layer);
    const link = make("a", "search-result", head, " ", said);
    link.href = addressOf(shown, asked);
    return make("li", "", link);
  };

  const linksTo = async (results, asked, length) => {
    const shown = await Promise.all(results.map(index.show));
    return results.map((result, number) => linkTo(result, shown[number], asked, length));
  };

  // --- keys

  /** Let the arrows lead from the field through the links and back, and Escape to the field. */
  const addKeys = (input, list, { enter = () => {}, leave = () => {} } = {}) => {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    const listen = (event) => {
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      const to = at + (moves[event.key] ?? 0);
      if (event.key in moves && at >= 0) {
        event.preventDefault();
        enter();
        stops[Math.min(Math.max(to, 0), stops.length - 1)].focus();
      } else if (event.key === "Escape") {
        if (at > 0) {
          event.preventDefault();
        }
        input.focus();
        leave(event);
      }
    };
    input.addEventListener("keydown", listen);
    list.addEventListener("keydown", listen);
  };

  /** Answer what stands in the field, and give up on an answer when the next one is asked for. */
  const answering = (input, show) => {
    let last = 0;
    return async () => {
      const own = ++last;
      const asked = input.value;
      const results = await index.find(query.parse(asked));
      if (own === last) {
        await show(asked, results, () => own === last);
      }
    };
  };

  // --- below the box

  const below = (input) => {
    const list = make("ol", "search-results");
    const all = make("a", "search-all");
    const panel = make("div", "search-panel", list, all);
    panel.hidden = true;
    input.form.append(panel);
    const close = () => {
      panel.hidden = true;
    };
    const openPanel = () => {
      panel.hidden = false;
      panel.classList.remove("ends-with-box");
      const { left, right } = panel.getBoundingClientRect();
      const isBeyond = postilla.isFromRight() ? left < 0 : right > document.documentElement.clientWidth;
      panel.classList.toggle("ends-with-box", isBeyond);
    };

    const answer = answering(input, async (asked, results, isCurrent) => {
      const links = await linksTo(results.slice(0, FEW), asked, SHORT);
      if (!isCurrent()) {
        return;
      }
      list.replaceChildren(...links);
      const address = new URL(input.form.action);
      address.searchParams.set("q", asked);
      all.href = address.href;
      postilla.speaksInterface(all);
      all.textContent = results.length
        ? postilla.text("All results: {count}", { count: results.length })
        : postilla.text("Nothing found");
      if (asked.trim()) {
        openPanel();
        postilla.say(counted(results.length));
      } else {
        close();
      }
    });

    const leave = (event) => {
      if (!panel.hidden) {
        event.preventDefault();
        close();
      }
    };
    const enter = () => {
      if (list.children.length && input.value.trim()) {
        openPanel();
      }
    };
    addKeys(input, panel, { enter, leave });
    input.addEventListener("input", answer);
    input.addEventListener("click", enter);
    input.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !input.form.contains(relatedTarget)) {
        close();
      }
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!input.form.contains(target)) {
        close();
      }
    });
    index.open();
    answer();
  };

  // --- on the page of its own

  const languageName = (tag) => {
    const names = new Intl.DisplayNames([postilla.language], { type: "language" });
    return names.of(tag);
  };

  /** Make a filter: what can be chosen, each with how many results it has; none chosen is all. */
  const filter = (setting, legend, nameOf, show) => {
    const choices = make("div", "search-choices");
    const group = make("fieldset", "", makeUi("legend", "", legend), choices);
    const chosen = () => postilla.settings.get(setting).split(",").filter(Boolean);
    const choose = (value, isChosen) => {
      const others = chosen().filter((one) => one !== value);
      postilla.settings.set(setting, (isChosen ? [...others, value] : others).join(","));
      show();
    };
    const choice = (value, count) => {
      const box = make("input");
      box.type = "checkbox";
      box.value = value;
      box.checked = chosen().includes(value);
      box.addEventListener("change", () => choose(value, box.checked));
      return make("label", "", box, nameOf(value), " ", make("span", "count", `${count}`));
    };
    const offer = (counts) => {
      const focused = group.contains(document.activeElement) ? document.activeElement.value : "";
      const offered = [...counts].filter(([value, count]) => count || chosen().includes(value));
      choices.replaceChildren(...offered.map(([value, count]) => choice(value, count)));
      group.hidden = offered.length < 2 && !chosen().length;
      choices.querySelector(`[value="${CSS.escape(focused)}"]`)?.focus();
    };
    const has = (values) => !chosen().length || values.some((one) => chosen().includes(one));
    return { group, offer, has };
  };

  const countBy = (results, valuesOf, known = []) => {
    const counts = new Map([...known].map((value) => [value, 0]));
    for (const value of results.flatMap(valuesOf)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };

  const onPage = (input) => {
    const [count, list, filters] = ["count", "results", "filters"].map((name) =>
      document.getElementById(`_search-${name}`),
    );
    document.getElementById("_search-unscripted").hidden = true;
    const more = makeUi("button", "search-more", "More results");
    more.type = "button";
    list.after(more);
    for (const name of ["q", "among", "in"]) {
      postilla.settings.declare(name, { initial: "", kept: false });
    }
    const layers = filter(
      "among",
      "Where",
      (layer) => postilla.text(LAYERS.get(layer)[0]),
      () => answer(),
    );
    const languages = filter("in", "Language", languageName, () => answer());
    filters.append(layers.group, languages.group);
    let narrowed = [];

    const showMore = async (asked, isCurrent, number = MANY) => {
      const from = list.children.length;
      const links = await linksTo(narrowed.slice(from, from + number), asked, LONG);
      if (isCurrent()) {
        list.append(...links);
        more.hidden = list.children.length >= narrowed.length;
      }
    };

    const answer = answering(input, async (asked, results, isCurrent) => {
      postilla.settings.set("q", asked);
      const inLanguages = results.filter((one) => languages.has(one.languages));
      const inLayers = results.filter((one) => layers.has([one.layer]));
      layers.offer(countBy(inLanguages, (one) => one.layer, LAYERS.keys()));
      languages.offer(countBy(inLayers, (one) => one.languages));
      narrowed = inLayers.filter((one) => languages.has(one.languages));
      filters.hidden = !results.length;
      list.replaceChildren();
      // What fits on a screen does not wait for the rest.
      await showMore(asked, isCurrent, FEW);
      if (isCurrent()) {
        postilla.speaksInterface(count);
        count.textContent = asked.trim() ? counted(narrowed.length) : "";
        await showMore(asked, isCurrent, MANY - FEW);
      }
    });

    more.addEventListener("click", async () => {
      const from = list.children.length;
      await showMore(input.value, () => true);
      list.children[from]?.querySelector("a").focus();
    });
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.focus();
    });
    addKeys(input, list);
    input.addEventListener("input", answer);
    answer();
  };

  postilla.search.results = { below, onPage };
})();
