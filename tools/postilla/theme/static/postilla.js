/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   What all scripts of the site share: the reader's settings, the words of the interface, what is
   told to those who do not see it. The pages are complete without any script; the scripts are
   classic ones, so that a page opened from a folder has them too. */

"use strict";

const postilla = (() => {
  const root = document.documentElement;
  const GAP = 8;
  const settings = new Map();
  const prefix = `postilla:${root.dataset.edition ?? ""}:`;

  /** The store may be switched off; then choices last as long as the address that states them. */
  const store = {
    read(name) {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(prefix + name, value);
      } catch {
        // Nothing is lost but the memory of a choice.
      }
    },
  };

  /** State in the address what differs from what a page shows of its own accord. */
  const rewriteAddress = () => {
    const address = new URL(location.href);
    for (const [name, { value, initial, shared }] of settings) {
      if (shared && value !== initial) {
        address.searchParams.set(name, value);
      } else {
        address.searchParams.delete(name);
      }
    }
    if (address.href !== location.href) {
      history.replaceState(history.state, "", address);
    }
  };

  const setting = (name) => {
    const found = settings.get(name);
    if (!found) {
      throw new Error(`no setting is called ${name}`);
    }
    return found;
  };

  /**
   * Make a setting known. The address counts before the reader's memory, and that before `initial`.
   * A `shared` one stands in the address, for those whom it is sent to; one that is not `kept`
   * lasts as long as that address.
   */
  const declare = (
    name,
    { initial, accepts = () => true, shared = true, kept = true },
  ) => {
    const stated = shared ? new URL(location.href).searchParams.get(name) : null;
    const remembered = kept ? store.read(name) : null;
    const known = [stated, remembered].find((value) => value !== null && accepts(value));
    settings.set(name, { value: known ?? initial, initial, accepts, shared, kept, listeners: [] });
    rewriteAddress();
  };

  const set = (name, value) => {
    const found = setting(name);
    if (!found.accepts(value) || found.value === value) {
      return;
    }
    found.value = value;
    if (found.kept) {
      store.write(name, value);
    }
    rewriteAddress();
    found.listeners.forEach((listener) => listener(value));
  };

  /** Call a listener now, and whenever the setting changes. */
  const watch = (name, listener) => {
    const found = setting(name);
    found.listeners.push(listener);
    listener(found.value);
  };

  /** State a place of the page in the address, without going there. */
  const setPlace = (id) => {
    const address = new URL(location.href);
    address.hash = id;
    history.replaceState(history.state, "", address);
  };

  /** Give words of the interface in the reader's language; `{name}` stands for a value. */
  const text = (english, values = {}) => {
    const words = postilla.translate?.(english, values) ?? english;
    return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };

  /** Count in words of the interface; `{number}` stands for the number. */
  const counted = (number, one, many) => text(number === 1 ? one : many, { number });

  /** State of an element that its words are the interface's, or the edition's. */
  const speaksInterface = (element) => {
    element.lang = postilla.language ?? root.lang;
    element.dir = postilla.direction ?? "ltr";
  };
  const speaksEdition = (element) => {
    element.lang = root.lang;
    element.dir = root.dir || "ltr";
  };

  /** Whether lines of the page begin at the right. */
  const isFromRight = () => root.dir === "rtl";

  /**
   * Place a box at an edge of another, both as far as the window reaches: where lines begin, they
   * begin together, but for `before`. Give the left side, in pixels of the window.
   */
  const besides = ({ left, right }, width, before = 0) => {
    const most = root.clientWidth - width - GAP;
    return Math.max(GAP, Math.min(isFromRight() ? right - width + before : left - before, most));
  };

  let speaker = null;
  /** Tell something to those who hear the page, when nothing else is being said. */
  const say = (message) => {
    if (!speaker) {
      speaker = document.createElement("p");
      speaker.className = "apparatus spoken";
      speaker.setAttribute("role", "status");
      document.body.append(speaker);
    }
    speaksInterface(speaker);
    speaker.textContent = "";
    setTimeout(() => {
      speaker.textContent = message;
    }, 100);
  };

  /** Call a function once the page is there. */
  const ready = (start) => {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", start, { once: true });
    } else {
      start();
    }
  };

  /** Run a script of the site that few readers need, once; the promise is kept when it has run. */
  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) {
      const script = document.createElement("script");
      script.src = new URL(name, new URL(root.dataset.root, location.href));
      loaded.set(
        name,
        new Promise((resolve, reject) => {
          script.addEventListener("load", resolve);
          script.addEventListener("error", reject);
        }),
      );
      document.head.append(script);
    }
    return loaded.get(name);
  };

  return {
    settings: { declare, get: (name) => setting(name).value, set, watch, setPlace },
    text,
    counted,
    say,
    speaksInterface,
    speaksEdition,
    isFromRight,
    besides,
    ready,
    load,
  };
})();
