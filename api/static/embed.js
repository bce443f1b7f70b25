/* Vouch search box: <vouch-search src="https://vouch.example"> around a plain form. No dependencies, no tracking.
   It works without this file too: the form inside goes to Vouch's own page.
   Attributes: src (address of Vouch; default: where this file came from), documents (ids, blanks between; shown only),
   fallback (address for when Vouch is down), lang (en, fr, de, es), label-… (any label below). */
(() => {
  "use strict";
  const HERE = new URL(".", document.currentScript ? document.currentScript.src : location.href).href;
  const LABELS = {
    en: { label: "Ask the policy texts", button: "Ask", action: "action", body: "body", act: "act", term: "term", question: "question",
      none: "No suggestions", some: "{n} suggestions, use the arrow keys", wait: "Asking …", down: "Vouch cannot be reached.", open: "Open the whole answer" },
    fr: { label: "Interroger les textes", button: "Demander", action: "action", body: "organisme", act: "acte", term: "terme", question: "question",
      none: "Aucune suggestion", some: "{n} suggestions, utilisez les flèches", wait: "Recherche …", down: "Vouch est injoignable.", open: "Ouvrir la réponse complète" },
    de: { label: "Die Texte befragen", button: "Fragen", action: "Maßnahme", body: "Stelle", act: "Rechtsakt", term: "Begriff", question: "Frage",
      none: "Keine Vorschläge", some: "{n} Vorschläge, mit den Pfeiltasten", wait: "Frage läuft …", down: "Vouch ist nicht erreichbar.", open: "Ganze Antwort öffnen" },
    es: { label: "Preguntar a los textos", button: "Preguntar", action: "acción", body: "organismo", act: "acto", term: "término", question: "pregunta",
      none: "Sin sugerencias", some: "{n} sugerencias, use las flechas", wait: "Preguntando …", down: "No se puede acceder a Vouch.", open: "Abrir la respuesta completa" },
  };
  const CSS = `
    :host { display: block; font: inherit; color: inherit; }
    form { display: flex; gap: .5rem; position: relative; flex-wrap: wrap; }
    label { flex-basis: 100%; font-weight: 600; }
    .field { position: relative; flex: 1 1 12rem; min-width: 0; }
    input { box-sizing: border-box; width: 100%; font: inherit; color: inherit; padding: .5em .6em;
      background: var(--vouch-background, Canvas); border: 1px solid var(--vouch-border, GrayText); border-radius: var(--vouch-radius, 3px); }
    button { font: inherit; padding: .5em 1em; cursor: pointer; border-radius: var(--vouch-radius, 3px); border: 1px solid transparent;
      background: var(--vouch-accent, #134a78); color: var(--vouch-on-accent, #fff); }
    input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--vouch-focus, Highlight); outline-offset: 2px; }
    ul { position: absolute; inset-inline: 0; top: 100%; z-index: 10; margin: 2px 0 0; padding: 0; list-style: none; max-height: 20em; overflow: auto;
      background: var(--vouch-background, Canvas); color: CanvasText; border: 1px solid var(--vouch-border, GrayText); }
    li { padding: .4em .6em; cursor: pointer; display: flex; gap: .6em; justify-content: space-between; }
    li[aria-selected=true] { background: Highlight; color: HighlightText; }
    li small { flex: none; opacity: .8; }
    .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .answer { margin-top: .8rem; } .answer blockquote { margin: .4rem 0; padding-inline-start: .8em; border-inline-start: 3px solid var(--vouch-border, GrayText); }
    [hidden] { display: none; }`;

  class VouchSearch extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.base = (this.getAttribute("src") || HERE).replace(/\/?$/, "/");
      const lang = (this.getAttribute("lang") || document.documentElement.lang || "en").slice(0, 2);
      this.words = { ...(LABELS[lang] || LABELS.en) };
      for (const name of Object.keys(this.words)) this.words[name] = this.getAttribute("label-" + name) || this.words[name];
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      const make = (tag, attributes = {}, ...inside) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(...inside);
        return element;
      };
      this.make = make;
      this.input = make("input", { id: "q", name: "q", type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
        "aria-expanded": "false", "aria-controls": "list", maxlength: "2900", part: "input" });
      this.list = make("ul", { id: "list", role: "listbox", "aria-label": this.words.label, part: "list", hidden: "" });
      this.live = make("div", { class: "status", role: "status" });
      this.shown = make("div", { class: "answer", part: "answer", "aria-live": "polite" });
      this.form = make("form", { role: "search", action: this.base, method: "get", part: "form" },
        make("label", { for: "q", part: "label" }, this.words.label),
        make("div", { class: "field" }, this.input, this.list),
        make("button", { type: "submit", part: "button" }, this.words.button), this.live);
      root.append(this.form, this.shown);
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
      this.list.addEventListener("mousedown", (event) => {
        const item = event.target.closest("li");
        if (item) { event.preventDefault(); this.choose(item); }
      });
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.ask(); });
    }

    typed() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.suggest(), 150);
    }

    async suggest() {
      const q = this.input.value.trim();
      this.going?.abort();
      if (!q) return this.close();
      this.going = new AbortController();
      try {
        const reply = await fetch(this.base + "v1/suggest?q=" + encodeURIComponent(q.slice(0, 200)),
          { signal: this.going.signal, credentials: "omit", referrerPolicy: "no-referrer" });
        if (!reply.ok) return this.close();
        this.offer((await reply.json()).suggestions);
      } catch { this.close(); }
    }

    offer(suggestions) {
      this.list.replaceChildren(...suggestions.map((each, i) => {
        const item = this.make("li", { id: "o" + i, role: "option", "aria-selected": "false", part: "option" },
          this.make("span", {}, each.text), this.make("small", { part: "kind" }, this.words[each.kind] || each.kind));
        item.query = each.query;
        return item;
      }));
      this.list.hidden = !suggestions.length;
      this.input.setAttribute("aria-expanded", String(!!suggestions.length));
      this.input.removeAttribute("aria-activedescendant");
      this.live.textContent = suggestions.length ? this.words.some.replace("{n}", suggestions.length) : this.words.none;
    }

    close() {
      this.list.hidden = true;
      this.list.replaceChildren();
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      const items = [...this.list.children];
      const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
      const move = (to) => {
        items.forEach((item, i) => item.setAttribute("aria-selected", String(i === to)));
        if (to < 0) return this.input.removeAttribute("aria-activedescendant");
        this.input.setAttribute("aria-activedescendant", items[to].id);
        items[to].scrollIntoView({ block: "nearest" });
      };
      if (event.key === "ArrowDown" && items.length) { move((at + 1) % items.length); event.preventDefault(); }
      else if (event.key === "ArrowUp" && items.length) { move(at <= 0 ? items.length - 1 : at - 1); event.preventDefault(); }
      else if (event.key === "Enter" && at >= 0) { this.choose(items[at]); event.preventDefault(); }
      else if (event.key === "Escape") {
        if (items.length) this.close(); else this.input.value = "";
        event.preventDefault();
      } else if (event.key === "Tab") this.close();
    }

    choose(item) {
      this.input.value = item.query;
      this.close();
      this.input.focus();
      this.ask();
    }

    async ask() {
      const question = this.input.value.trim();
      if (!question) return;
      this.close();
      const page = this.base + "?q=" + encodeURIComponent(question);
      this.live.textContent = this.words.wait;
      try {
        const reply = await fetch(this.base + "v1/ask", { method: "POST", credentials: "omit", referrerPolicy: "no-referrer",
          headers: { "Content-Type": "application/json" }, body: JSON.stringify({ question }) });
        if (!reply.ok) throw new Error(reply.status);
        this.show(await reply.json(), page);
      } catch {
        const where = this.getAttribute("fallback") || page;
        this.shown.replaceChildren(this.make("p", {}, this.words.down + " ", this.make("a", { href: where }, where)));
      }
      this.live.textContent = "";
    }

    show(answer, page) {
      const parts = [this.make("p", { part: "text" }, answer.answer)];
      for (const cited of answer.citations.slice(0, 3)) {
        parts.push(this.make("blockquote", { lang: cited.language, part: "quote" }, cited.quote,
          this.make("footer", {}, cited.label + ", " + cited.document)));
      }
      for (const note of answer.notes) parts.push(this.make("p", { part: "note" }, this.make("small", {}, note)));
      parts.push(this.make("p", {}, this.make("a", { href: page, part: "link" }, this.words.open)));
      this.shown.replaceChildren(...parts);
      this.dispatchEvent(new CustomEvent("vouch-answer", { detail: { status: answer.status }, bubbles: true }));
    }
  }
  if (!customElements.get("vouch-search")) customElements.define("vouch-search", VouchSearch);
})();
