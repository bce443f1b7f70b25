/* The Vouch search box: <vouch-search src="https://vouch.example/"> around a plain form. No dependencies, no
   tracking, nothing stored, no key. Without this file, or without JavaScript, the form inside goes to Vouch's page.
   Attributes: src (where Vouch is; where this file came from if left out), documents (ids with blanks between:
   answer from these only), fallback (an address for when Vouch is down), lang (en, fr, de, es; the page's if left
   out), label-… (any label below in your own words, such as label-button="Go").
   Colours: --vouch-accent, --vouch-on-accent, --vouch-background, --vouch-text, --vouch-border, --vouch-focus,
   --vouch-link, --vouch-radius. Parts: form, label, input, button, list, option, kind, answer, status, text, sources,
   quote, note, checked, link. Event: vouch-answer, with detail.status. */
(() => {
  "use strict";
  const HERE = document.currentScript ? new URL(document.currentScript.src.replace(/embed(\/[^/?]*)?\.js.*$/, ""), location.href).href : "/";
  const SUGGEST_MS = 150, ANNOUNCE_MS = 700, WAIT_MS = 20000, SHOWN = 5, QUOTED = 320;
  const LABELS = {
    en: { label: "Ask the policy texts", button: "Ask", list: "Suggestions", action: "action", body: "body", act: "act", term: "term",
      question: "question", none: "No suggestions", one: "1 suggestion", some: "{n} suggestions, use the arrow keys", wait: "Asking …",
      answer: "Answer", complete: "Complete", empty: "Nothing matches", answered: "Answered, ranked", ambiguous: "Can be read in several ways",
      not_held: "Not held", not_found: "Not found", sources: "Sources", digest: "a digest, not the text itself",
      checked: "Checked: {n} of {n} quotes stand in their texts, word for word.", unchecked: "Not all of this stands in the texts any more. Open the whole answer.",
      open: "Open the whole answer", more: "and {n} more sources", down: "Vouch cannot be reached from here.", elsewhere: "Try it there" },
    fr: { label: "Interroger les textes", button: "Demander", list: "Suggestions", action: "action", body: "organisme", act: "acte", term: "terme",
      question: "question", none: "Aucune suggestion", one: "1 suggestion", some: "{n} suggestions, utilisez les flèches", wait: "Recherche …",
      answer: "Réponse", complete: "Complet", empty: "Rien ne correspond", answered: "Réponse par ordre de pertinence", ambiguous: "Plusieurs lectures possibles",
      not_held: "Hors du fonds", not_found: "Pas trouvé", sources: "Sources", digest: "un résumé, non le texte même",
      checked: "Vérifié : {n} citations sur {n} se trouvent mot pour mot dans leurs textes.", unchecked: "Tout ne se trouve plus dans les textes. Ouvrez la réponse complète.",
      open: "Ouvrir la réponse complète", more: "et {n} autres sources", down: "Vouch est injoignable d’ici.", elsewhere: "Essayez là-bas" },
    de: { label: "Die Texte befragen", button: "Fragen", list: "Vorschläge", action: "Maßnahme", body: "Stelle", act: "Rechtsakt", term: "Begriff",
      question: "Frage", none: "Keine Vorschläge", one: "1 Vorschlag", some: "{n} Vorschläge, mit den Pfeiltasten", wait: "Frage läuft …",
      answer: "Antwort", complete: "Vollständig", empty: "Nichts trifft zu", answered: "Beantwortet, nach Rang", ambiguous: "Auf mehrere Arten zu lesen",
      not_held: "Nicht im Bestand", not_found: "Nicht gefunden", sources: "Quellen", digest: "eine Zusammenfassung, nicht der Text selbst",
      checked: "Geprüft: {n} von {n} Zitaten stehen Wort für Wort in ihren Texten.", unchecked: "Nicht alles davon steht noch in den Texten. Öffnen Sie die ganze Antwort.",
      open: "Ganze Antwort öffnen", more: "und {n} weitere Quellen", down: "Vouch ist von hier aus nicht erreichbar.", elsewhere: "Dort versuchen" },
    es: { label: "Preguntar a los textos", button: "Preguntar", list: "Sugerencias", action: "acción", body: "organismo", act: "acto", term: "término",
      question: "pregunta", none: "Sin sugerencias", one: "1 sugerencia", some: "{n} sugerencias, use las flechas", wait: "Preguntando …",
      answer: "Respuesta", complete: "Completo", empty: "Nada coincide", answered: "Respuesta por orden de relevancia", ambiguous: "Puede leerse de varias maneras",
      not_held: "No disponible", not_found: "No encontrado", sources: "Fuentes", digest: "un resumen, no el texto mismo",
      checked: "Comprobado: {n} de {n} citas figuran palabra por palabra en sus textos.", unchecked: "No todo figura ya en los textos. Abra la respuesta completa.",
      open: "Abrir la respuesta completa", more: "y {n} fuentes más", down: "No se puede acceder a Vouch desde aquí.", elsewhere: "Inténtelo allí" },
  };
  const CSS = `
    :host { display: block; font: inherit; color: var(--vouch-text, inherit); text-align: start; }
    :host([hidden]), [hidden] { display: none; }
    form { display: flex; gap: .5em; flex-wrap: wrap; }
    label { flex-basis: 100%; font-weight: 600; }
    .field { position: relative; flex: 1 1 12em; min-width: 0; }
    input { box-sizing: border-box; width: 100%; font: inherit; color: var(--vouch-text, CanvasText); padding: .5em .6em;
      background: var(--vouch-background, Canvas); border: 1px solid var(--vouch-border, GrayText); border-radius: var(--vouch-radius, 3px); }
    button { font: inherit; padding: .5em 1em; cursor: pointer; border-radius: var(--vouch-radius, 3px); border: 1px solid transparent;
      background: var(--vouch-accent, #134a78); color: var(--vouch-on-accent, #fff); }
    a { color: var(--vouch-link, inherit); }
    input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--vouch-focus, Highlight); outline-offset: 2px; }
    [role=listbox] { position: absolute; inset-inline: 0; top: 100%; z-index: 1000; margin: 2px 0 0; padding: 0; list-style: none; max-height: min(22em, 60vh);
      overflow: auto; background: var(--vouch-background, Canvas); color: var(--vouch-text, CanvasText); border: 1px solid var(--vouch-border, GrayText); }
    [role=option] { padding: .45em .6em; cursor: pointer; display: flex; flex-wrap: wrap; gap: 0 .8em; justify-content: space-between; align-items: baseline; }
    [role=option] > :first-child { flex: 1 1 12em; min-width: 0; overflow-wrap: anywhere; }
    [role=option][aria-selected=true] { background: var(--vouch-accent, #134a78); color: var(--vouch-on-accent, #fff); }
    [role=option] small { flex: none; }
    @media (forced-colors: active) { [role=option][aria-selected=true] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
    .live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .answer { margin-top: .8em; line-height: 1.5; overflow-wrap: anywhere; }
    .answer p { margin: .5em 0; } .answer ol { margin: .5em 0; padding-inline-start: 1.8em; } .answer li { margin: .5em 0; }
    .answer sup { line-height: 0; } .text { font-size: 1.1em; }
    blockquote { margin: .2em 0; padding-inline-start: .8em; border-inline-start: 3px solid var(--vouch-border, GrayText); white-space: pre-line; }`;
  let boxes = 0;

  const make = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const filled = (words, n) => words.replaceAll("{n}", n);

  class VouchSearch extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const plain = this.querySelector("[name=q]");
      this.base = new URL(this.getAttribute("src") || HERE, document.baseURI).href.replace(/\/?([?#].*)?$/, "/");
      const tag = (this.closest("[lang]")?.lang || document.documentElement.lang || "en").slice(0, 2).toLowerCase();
      this.words = { ...(LABELS[tag] || LABELS.en) };
      this.tongue = LABELS[tag] ? tag : "en";
      for (const name of Object.keys(this.words)) this.words[name] = this.getAttribute("label-" + name.replace("_", "-")) || this.words[name];
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet(); // the host's policy on styles does not reach it
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      this.number = ++boxes;
      this.input = make("input", { id: "q", name: "q", type: "text", role: "combobox", autocomplete: "off", autocapitalize: "off", enterkeyhint: "search",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox", "aria-controls": "list", maxlength: "2900", part: "input", dir: "auto" });
      this.list = make("ul", { id: "list", role: "listbox", "aria-label": this.words.list, part: "list", hidden: "" });
      this.live = make("div", { class: "live", role: "status" });
      this.shown = make("section", { class: "answer", part: "answer", "aria-label": this.words.answer, hidden: "" });
      this.form = make("form", { role: "search", "aria-label": this.words.label, action: this.base, method: "get", part: "form", lang: this.tongue },
        make("label", { for: "q", part: "label" }, this.words.label),
        make("div", { class: "field" }, this.input, this.list),
        make("button", { type: "submit", part: "button" }, this.words.button));
      root.append(this.form, this.live, this.shown);
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener("click", (event) => { const item = event.target.closest("[role=option]"); if (item) this.choose(item); });
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.ask(); });
      if (plain) { // what somebody has typed before this file was here
        this.input.value = plain.value;
        if (plain.matches(":focus")) this.input.focus();
      }
    }

    disconnectedCallback() { this.close(); }

    documents() {
      const named = this.getAttribute("documents");
      if (named !== null) return named.split(/\s+/).filter(Boolean);
      return [...this.querySelectorAll("[name=document]")].map((each) => each.value).filter(Boolean);
    }

    address(path, pairs = []) {
      const url = new URL(path, this.base);
      for (const [name, value] of pairs) url.searchParams.append(name, value);
      return url.href;
    }

    page(question) {
      return this.address("", [["q", question], ...this.documents().map((id) => ["document", id])]);
    }

    fetched(address, options, signal) {
      // "same-origin": none to another origin; behind one proxy with the page, that proxy's own
      const signals = [AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])];
      return fetch(address, { credentials: "same-origin", referrerPolicy: "no-referrer", signal: AbortSignal.any ? AbortSignal.any(signals) : signal, ...options });
    }

    posted(path, body) {
      return this.fetched(this.address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    }

    say(words, after = 0) { // politely, and only once somebody has stopped typing
      clearTimeout(this.saying);
      this.saying = setTimeout(() => { this.live.textContent = words; }, after);
    }

    typed() {
      this.point(-1);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.suggest(), SUGGEST_MS);
    }

    async suggest() {
      const q = this.input.value.trim();
      this.going?.abort();
      if (!q) return this.close();
      this.going = new AbortController();
      const asked = this.going;
      try {
        const pairs = [["q", q.slice(0, 200)], ...this.documents().map((id) => ["document", id])];
        const reply = await this.fetched(this.address("v1/suggest", pairs), {}, asked.signal);
        const found = reply.ok ? (await reply.json()).suggestions : [];
        if (asked === this.going && this.shadowRoot.activeElement === this.input) this.offer(found);
      } catch { if (asked === this.going) this.close(); }
    }

    offer(suggestions) {
      this.list.replaceChildren(...suggestions.map((each, i) => {
        const item = make("li", { id: "o" + i, role: "option", "aria-selected": "false", part: "option" },
          make("bdi", {}, each.text), make("small", { part: "kind" }, this.words[each.kind] || each.kind));
        item.query = each.query;
        return item;
      }));
      this.open(suggestions.length > 0);
      const n = suggestions.length;
      this.say(n > 1 ? filled(this.words.some, n) : n ? this.words.one : this.words.none, ANNOUNCE_MS);
    }

    open(yes) {
      this.list.hidden = !yes;
      this.input.setAttribute("aria-expanded", String(yes));
      this.point(-1);
    }

    close() {
      this.settle();
      this.open(false);
      this.list.replaceChildren();
      this.say("");
    }

    settle() { // who moves in the list keeps the list: no later one takes its place
      clearTimeout(this.timer);
      this.going?.abort();
      this.going = undefined;
    }

    at() { return [...this.list.children].findIndex((item) => item.getAttribute("aria-selected") === "true"); }

    point(to) {
      [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === to)));
      const item = this.list.children[to];
      if (!item) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }

    // ARIA Authoring Practices, editable combobox with list autocomplete, manual selection.
    key(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const count = this.list.hidden ? 0 : this.list.children.length, at = this.at();
      switch (event.key) {
        case "ArrowDown":
          if (count) this.settle();
          if (count && !event.altKey) this.point((at + 1) % count);
          else if (!count) this.suggest();
          break;
        case "ArrowUp":
          if (event.altKey) this.close();
          else if (count) { this.settle(); this.point(at <= 0 ? count - 1 : at - 1); }
          break;
        case "Enter":
          if (at < 0) return; // the form's own
          this.choose(this.list.children[at]);
          break;
        case "Escape":
          if (count) this.close();
          else if (this.input.value) this.input.value = "";
          else return;
          break;
        case "Tab": this.close(); return;
        case "Home": case "End": case "ArrowLeft": case "ArrowRight": this.point(-1); return; // moves in the text
        default: return;
      }
      event.preventDefault();
    }

    choose(item) {
      this.input.value = item.query;
      this.input.focus();
      this.ask();
    }

    async ask() {
      const question = this.input.value.trim();
      if (!question) return this.input.focus();
      this.close();
      const turn = (this.turn = (this.turn || 0) + 1);
      this.say(this.words.wait);
      this.shown.setAttribute("aria-busy", "true");
      let parts;
      try {
        const documents = this.documents();
        const reply = await this.posted("v1/ask", { question, ...(documents.length ? { documents } : {}) });
        const said = await reply.json();
        if (turn !== this.turn) return;
        if (!reply.ok) parts = [make("p", { part: "text" }, String(said.error.message))];
        else parts = this.answer(said, question);
        this.say(reply.ok ? `${this.words[said.status] || ""}: ${said.answer}` : said.error.message);
        if (reply.ok) this.check(said, turn);
        if (reply.ok) this.dispatchEvent(new CustomEvent("vouch-answer", { detail: { status: said.status }, bubbles: true, composed: true }));
      } catch {
        if (turn !== this.turn) return;
        const where = this.elsewhere(question);
        parts = [make("p", { part: "text", lang: this.tongue, dir: "auto" }, this.words.down + " ", make("a", { href: where, part: "link" }, this.words.elsewhere))];
        this.say(this.words.down);
      }
      this.shown.removeAttribute("aria-busy");
      this.shown.replaceChildren(...parts);
      this.shown.hidden = false;
    }

    elsewhere(question) { // only web addresses: the attribute may have been filled from somewhere else
      try {
        const url = new URL(this.getAttribute("fallback"), document.baseURI);
        if (this.getAttribute("fallback") && /^https?:$/.test(url.protocol)) return url.href;
      } catch { /* then Vouch's own page */ }
      return this.page(question);
    }

    answer(said, question) {
      const cited = said.citations.slice(0, SHOWN), left = said.citations.length - cited.length;
      const id = (n) => `c${this.number}-${n}`;
      const number = (n) => n < cited.length ? make("sup", {}, " ", make("a", { href: "#" + id(n + 1), "aria-label": `${this.words.sources} ${n + 1}` }, `[${n + 1}]`)) : "";
      const told = said.claims.length && said.claims.map((each) => each.text).join(" ") === said.answer.trim();
      const all = said.claims.every((each) => said.answer.includes(each.text)) ? [...new Set(said.claims.flatMap((each) => each.citations))] : [];
      const lines = told ? said.claims : [{ text: said.answer, citations: all }];
      const text = make("div", { class: "text", part: "text", lang: said.interpretation.language || "en", dir: "auto" },
        ...lines.map((each) => make("p", {}, each.text, ...each.citations.map(number))));
      text.addEventListener("click", (event) => { // fragments do not reach into a shadow tree
        const target = event.target.closest("a") && this.shadowRoot.getElementById(event.target.closest("a").hash.slice(1));
        if (target) { event.preventDefault(); target.scrollIntoView({ block: "nearest" }); target.querySelector("a").focus(); }
      });
      const parts = [make("p", { part: "status", lang: this.tongue, dir: "auto" }, make("strong", {}, this.words[said.status] || said.status)), text];
      if (cited.length) {
        parts.push(make("ol", { part: "sources", "aria-label": this.words.sources }, ...cited.map((each, n) => {
          const href = this.address("documents/" + encodeURIComponent(each.document), [["from", each.start], ["to", each.end], ["sha", each.sha256.slice(0, 16)]]) + "#cited";
          const quote = each.quote.length > QUOTED ? each.quote.slice(0, QUOTED).replace(/\s\S*$/, "") + " …" : each.quote;
          const kind = each.kind === "digest" ? [make("span", { lang: this.tongue }, ` (${this.words.digest})`)] : [];
          return make("li", { id: id(n + 1) }, make("a", { href }, `${each.label}, ${each.document}`), ...kind,
            make("blockquote", { lang: each.language, part: "quote", dir: "auto" }, quote));
        })));
      }
      for (const note of said.notes) parts.push(make("p", { part: "note", lang: said.interpretation.language || "en", dir: "auto" }, make("small", {}, note)));
      const more = left > 0 ? ` (${filled(this.words.more, left)})` : "";
      parts.push(make("p", { lang: this.tongue, dir: "auto" }, make("a", { href: this.page(question), part: "link" }, this.words.open + more)));
      return parts;
    }

    async check(said, turn) {
      if (!said.citations.length) return;
      try {
        const reply = await this.posted("v1/verify", said);
        const { verified } = await reply.json();
        if (!reply.ok || turn !== this.turn) return;
        const words = verified ? "✓ " + filled(this.words.checked, said.citations.length) : "⚠ " + this.words.unchecked;
        this.shown.append(make("p", { part: "checked", lang: this.tongue, dir: "auto" }, make("small", {}, words)));
      } catch { /* the answer stands; it is only not checked again */ }
    }
  }
  if (!customElements.get("vouch-search")) customElements.define("vouch-search", VouchSearch);
})();
