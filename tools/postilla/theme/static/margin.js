/* SPDX-FileCopyrightText: 2026 Postilla contributors
   SPDX-License-Identifier: MIT

   With room for it, the annotations of the edition stand in the margin, level with their words as
   far as no other one stands there. They stay where they are in the page: only their places on the
   screen change. A reader opens one, and it comes level with its words. */

"use strict";

(() => {
  const { settings, ready, counted } = postilla;
  const GAP = 8;
  const ROOMS = ["full", "brief", "line"];
  const wide = matchMedia("screen and (min-width: 70rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const topOf = (element) => element.getBoundingClientRect().top;
  const isSeen = (element) => element.getClientRects().length > 0;

  class Card {
    constructor(element) {
      this.element = element;
      this.id = element.id;
      this.words = document.getElementById(`${this.id}--words`);
      this.call = document.querySelector(`.annotation-call[href="#${this.id}"]`);
      this.evidence = element.querySelectorAll(".evidence").length;
    }

    /** Say how much evidence is not shown, where there is little room. */
    countEvidence() {
      if (this.evidence && this.element.classList.contains("claim")) {
        this.element.dataset.more = counted(
          this.evidence,
          "{number} piece of evidence",
          "{number} pieces of evidence",
        );
      }
    }

    /** The words may not be shown, in the reading that is chosen; their call always is. */
    get anchor() {
      const inTheirPlace = this.words?.previousElementSibling?.closest(".as-witness");
      return [this.words, inTheirPlace, this.call].find((one) => one && isSeen(one)) ?? null;
    }
  }

  class Margin {
    constructor(main) {
      this.main = main;
      this.groups = [...main.querySelectorAll("details.annotations")];
      this.cards = this.groups.flatMap((group) =>
        [...group.querySelectorAll(":scope > .annotation")].map((one) => new Card(one)),
      );
      this.byId = new Map(this.cards.map((card) => [card.id, card]));
      this.open = null;
      this.isAsked = false;
    }

    get isInUse() {
      return wide.matches && this.cards.length > 0;
    }

    /** Place the cards anew, once, before the next picture is drawn. */
    ask() {
      if (!this.isAsked) {
        this.isAsked = true;
        requestAnimationFrame(() => {
          this.isAsked = false;
          this.place();
        });
      }
    }

    turn() {
      document.documentElement.classList.toggle("in-margin", this.isInUse);
      this.groups.forEach((group) => {
        group.open = this.isInUse;
      });
      this.place();
    }

    place() {
      if (!this.isInUse) {
        this.main.style.removeProperty("--least");
        return;
      }
      const shown = this.cards.filter((card) => isSeen(card.element) && card.anchor);
      const origin = topOf(this.main);
      shown.forEach((card) => {
        card.wanted = topOf(card.anchor) - origin - 4;
      });
      shown.sort((one, other) => one.wanted - other.wanted);
      this.chooseRooms(shown);
      this.pack(shown);
      shown.forEach((card) => {
        card.element.style.setProperty("--top", `${card.top}px`);
      });
      const last = shown.at(-1);
      this.main.style.setProperty("--least", last ? `${last.top + last.height}px` : "0");
    }

    /** Give each block's cards as much room as there is before those of the next block. */
    chooseRooms(shown) {
      let blocks = [...Map.groupBy(shown, (card) => card.element.parentElement).values()];
      const end = this.main.querySelector(".notes, nav")
        ? topOf(this.main.querySelector(".notes, nav")) - topOf(this.main)
        : Infinity;
      blocks.forEach((block, number) => {
        block.room = (blocks[number + 1]?.[0].wanted ?? end) - block[0].wanted;
      });
      for (const room of ROOMS) {
        blocks.flat().forEach((card) => {
          card.element.dataset.room = card === this.open ? "open" : room;
        });
        blocks.flat().forEach((card) => {
          card.height = card.element.offsetHeight;
        });
        const needed = (block) => block.reduce((sum, card) => sum + card.height + GAP, 0);
        blocks = blocks.filter((block) => needed(block) > block.room);
      }
    }

    pack(shown) {
      const down = (from, start) => {
        let free = start;
        for (const card of shown.slice(from)) {
          card.top = Math.max(card.wanted, free);
          free = card.top + card.height + GAP;
        }
      };
      down(0, 0);
      const place = shown.indexOf(this.open);
      if (place < 0) {
        return;
      }
      this.open.top = this.open.wanted;
      for (let above = place - 1; above >= 0; above -= 1) {
        const card = shown[above];
        card.top = Math.min(card.top, shown[above + 1].top - card.height - GAP);
      }
      down(place + 1, this.open.top + this.open.height + GAP);
    }

    show(card, { focus = false } = {}) {
      this.open = card;
      this.place();
      if (focus) {
        card.element.tabIndex = -1;
        card.element.focus({ preventScroll: true });
      }
    }

    close() {
      this.open = null;
      this.place();
    }
  }

  const cardAround = (margin, target) => {
    const element = target.closest?.(".annotations > .annotation");
    return element ? margin.byId.get(element.id) : undefined;
  };

  /** Annotations and their words are lit together. */
  const startLighting = (margin) => {
    let lit = [];
    const light = (ids) => {
      lit.forEach((element) => element.classList.remove("lit"));
      lit = ids.flatMap((id) => [
        ...margin.main.querySelectorAll(`.quoted[data-annotations~="${id}"]`),
        ...(margin.byId.has(id) ? [margin.byId.get(id).element] : []),
      ]);
      lit.forEach((element) => element.classList.add("lit"));
    };
    const follow = (event) => {
      const words = event.target.closest?.(".quoted[data-annotations]");
      const call = event.target.closest?.(".annotation-call");
      const card = cardAround(margin, event.target);
      light(
        call ? [call.hash.slice(1)] : card ? [card.id] : (words?.dataset.annotations.split(" ") ?? []),
      );
    };
    margin.main.addEventListener("pointerover", follow);
    margin.main.addEventListener("focusin", follow);
    margin.main.addEventListener("pointerleave", () => light([]));
  };

  const startOpening = (margin) => {
    margin.main.addEventListener("click", (event) => {
      if (!margin.isInUse) {
        return;
      }
      const call = event.target.closest(".annotation-call");
      const card = call ? margin.byId.get(call.hash.slice(1)) : cardAround(margin, event.target);
      if (call && card) {
        event.preventDefault();
        settings.setPlace(card.id);
        margin.show(card, { focus: event.detail === 0 });
      } else if (card && card !== margin.open && !event.target.closest("a")) {
        margin.show(card);
      } else if (!card && margin.open && !event.target.closest("a, button")) {
        margin.close();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && margin.open) {
        const { element, call } = margin.open;
        const hadFocus = element.contains(document.activeElement);
        margin.close();
        if (hadFocus) {
          call?.focus();
        }
      }
    });
  };

  /** An address of an annotation leads to its words, with the annotation open beside them. */
  const startAddresses = (margin) => {
    const follow = () => {
      const target = document.getElementById(location.hash.slice(1));
      const element = target?.closest(".annotations > .annotation");
      if (!element) {
        return;
      }
      element.parentElement.open = true;
      const card = margin.byId.get(element.id);
      if (margin.isInUse && card) {
        margin.show(card);
        card.anchor?.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
      } else {
        target.scrollIntoView();
      }
    };
    addEventListener("hashchange", follow);
    addEventListener("load", follow); // the browser goes to the place itself before that
  };

  ready(() => {
    const main = document.querySelector("main");
    const margin = new Margin(main);
    if (margin.cards.length) {
      startLighting(margin);
      startOpening(margin);
      postilla.interface.watch(() => {
        margin.cards.forEach((card) => card.countEvidence());
        margin.ask();
      });
      margin.turn();
      wide.addEventListener("change", () => margin.turn());
      new ResizeObserver(() => margin.ask()).observe(main);
      document.addEventListener("change", (event) => {
        if (event.target.matches('[name="layer"], [name="reading"], [name="since"]')) {
          margin.ask();
        }
      });
      startAddresses(margin);
    }
  });
})();
