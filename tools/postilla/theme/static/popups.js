/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   What a call or a citation leads to, shown beside it: on hover, on focus, at a touch. It stays
   while the pointer or the focus is in it, closes at Esc, and stands in the page anyway. */

"use strict";

(() => {
  const { load, ready, text } = postilla;
  const [OPENING, LEAVING_CALL, LEAVING_POPUP] = [250, 300, 500]; // milliseconds
  const NAME = ".quoted-name[data-names]";
  const REFERENCES = ".bibtex-citation a, a:has(> .siglum)";
  const TRIGGERS = `a[role="doc-noteref"], .annotation-call, ${REFERENCES}, ${NAME}`;

  const withoutIds = (node) => {
    const copy = node.cloneNode(true);
    [copy, ...copy.querySelectorAll("[id]")].forEach((one) => one.removeAttribute("id"));
    copy.querySelectorAll(".permalink, .note-mark, .annotations").forEach((one) => one.remove());
    return copy;
  };

  const areNamesShown = () => document.querySelector('input[value="name"]:checked') !== null;

  /** Where the annotations stand in the margin, their calls open them there. */
  const isAsleep = (trigger) =>
    trigger.matches(".annotation-call")
      ? document.documentElement.matches(".in-margin")
      : trigger.matches(NAME) && !areNamesShown();

  const namesOf = (trigger) => trigger.dataset.names.split(" ").map((id) => {
    const [name, kind, address] = postilla.names[id];
    const link = document.createElement("a");
    link.href = new URL(address, new URL(document.documentElement.dataset.root, location.href));
    link.textContent = name;
    const line = document.createElement("p");
    line.append(address ? link : name, `, ${text(kind)}`);
    return line;
  });

  const contentOf = (trigger) => {
    if (trigger.matches(NAME)) {
      return postilla.names ? namesOf(trigger) : [];
    }
    if (trigger.dataset.reference) {
      const paragraph = document.createElement("p");
      paragraph.textContent = trigger.dataset.reference;
      return [paragraph];
    }
    const target = document.getElementById(trigger.hash.slice(1));
    if (!target) {
      return [];
    }
    const copy = withoutIds(target);
    return target.matches("aside") ? [copy] : [...copy.childNodes];
  };

  const nameOf = (trigger) =>
    trigger.getAttribute("aria-label") ??
    (trigger.matches('[role="doc-noteref"]')
      ? text("Note {number}", { number: trigger.textContent })
      : trigger.textContent);

  class Popup {
    constructor() {
      this.trigger = null;
      this.timer = 0;
      this.box = document.createElement("div");
      this.box.className = "apparatus popup";
      this.box.setAttribute("role", "group");
      this.box.popover = "manual";
      this.box.addEventListener("pointerenter", () => clearTimeout(this.timer));
      this.box.addEventListener("pointerleave", () => this.closeIn(LEAVING_POPUP));
    }

    openIn(delay, trigger) {
      clearTimeout(this.timer);
      if (trigger !== this.trigger) {
        this.timer = setTimeout(() => this.open(trigger), delay);
      }
    }

    closeIn(delay) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.close(), delay);
    }

    open(trigger) {
      const content = contentOf(trigger);
      this.close();
      if (!content.length) {
        return;
      }
      this.trigger = trigger;
      this.box.replaceChildren(...content);
      this.box.setAttribute("aria-label", nameOf(trigger));
      // Right after the call, so that the way by keyboard leads from one into the other.
      (trigger.closest("sup, .bibtex-citation") ?? trigger).after(this.box);
      this.box.showPopover();
      this.place();
    }

    /** Below the call, or above it where there is no room; never beyond the window's edge. */
    place() {
      const call = this.trigger.getClientRects()[0];
      const { offsetWidth: width, offsetHeight: height } = this.box;
      const left = postilla.besides(call, width, 24);
      const isBelow = call.bottom + height + 16 < innerHeight || call.top < height + 16;
      const top = isBelow ? call.bottom + 6 : call.top - height - 6;
      this.box.style.left = `${left + scrollX}px`;
      this.box.style.top = `${top + scrollY}px`;
    }

    close() {
      clearTimeout(this.timer);
      if (this.trigger) {
        this.trigger = null;
        this.box.hidePopover();
        this.box.remove();
      }
    }

    has(node) {
      return this.trigger && (this.box.contains(node) || this.trigger.contains(node));
    }
  }

  const start = (main) => {
    const popup = new Popup();
    let pointer = "mouse";

    /** What a title attribute says is shown here, not by the browser as well. */
    main.querySelectorAll(`:is(${REFERENCES})[title]`).forEach((link) => {
      link.dataset.reference = link.title;
    });
    const triggerOf = (event) => {
      const trigger = event.target.closest?.(TRIGGERS);
      return trigger && !popup.box.contains(trigger) && !isAsleep(trigger) ? trigger : null;
    };

    main.addEventListener("pointerover", (event) => {
      const trigger = triggerOf(event);
      if (event.pointerType === "mouse" && trigger) {
        trigger.removeAttribute("title");
        popup.openIn(OPENING, trigger);
      }
    });
    main.addEventListener("pointerout", (event) => {
      if (triggerOf(event)) {
        popup.closeIn(LEAVING_CALL);
      }
    });
    main.addEventListener("focusin", (event) => {
      const trigger = triggerOf(event);
      if (trigger?.matches(":focus-visible")) {
        popup.openIn(0, trigger);
      }
    });
    main.addEventListener("focusout", (event) => {
      if (popup.has(event.target) && !popup.has(event.relatedTarget)) {
        popup.closeIn(0);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      pointer = event.pointerType;
    });
    document.addEventListener("click", (event) => {
      const trigger = triggerOf(event);
      if (trigger && pointer === "touch" && trigger !== popup.trigger) {
        event.preventDefault();
        popup.open(trigger);
      } else if (!popup.box.contains(event.target) || event.target.closest("a")) {
        popup.close();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && popup.trigger) {
        const { trigger } = popup;
        const hadFocus = popup.box.contains(document.activeElement);
        popup.close();
        if (hadFocus) {
          trigger.focus();
          popup.close();
        }
      }
    });
  };

  /** While their layer is shown, names are stops on the way by keyboard. */
  const startNames = (main) => {
    const names = main.querySelectorAll(NAME);
    const follow = () => {
      const areShown = areNamesShown();
      names.forEach((name) => name.toggleAttribute("tabindex", areShown));
      if (areShown) {
        names.forEach((name) => name.setAttribute("tabindex", "0"));
        load("_static/names-data.js");
      }
    };
    if (names.length) {
      document.addEventListener("change", follow);
      follow();
    }
  };

  ready(() => {
    const main = document.querySelector("main");
    start(main);
    startNames(main);
  });
})();
