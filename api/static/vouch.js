/* Comfort only: every page does all it does without this. Adds buttons that copy a quote with its
   citation line, or a table as text. */
"use strict";
(() => {
  if (!navigator.clipboard) return;
  const LABELS = {
    en: { copied: "Copied", failed: "Could not copy", quote: "Copy with citation", answer: "Copy the answer with its citations", table: "Copy the table with its source" },
    fr: { copied: "Copié", failed: "Copie impossible", quote: "Copier avec la référence", answer: "Copier la réponse avec ses citations", table: "Copier le tableau avec sa source" },
    de: { copied: "Kopiert", failed: "Kopieren nicht möglich", quote: "Mit Fundstelle kopieren", answer: "Die Antwort mit ihren Zitaten kopieren", table: "Die Tabelle mit ihrer Quelle kopieren" },
    es: { copied: "Copiado", failed: "No se ha podido copiar", quote: "Copiar con la referencia", answer: "Copiar la respuesta con sus citas", table: "Copiar la tabla con su fuente" },
  };
  const says = LABELS[document.documentElement.lang] || LABELS.en;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "hidden";
  document.body.append(status);

  const button = (label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = label;
    made.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        status.textContent = made.textContent = says.copied;
      } catch {
        status.textContent = made.textContent = says.failed;
      }
      setTimeout(() => { made.textContent = label; status.textContent = ""; }, 2500);
    });
    return made;
  };

  const quoted = (quote) => `“${quote.textContent}” (${quote.dataset.line})`;
  const words = (each) => each.textContent.replace(/\s+/g, " ").trim();
  for (const quote of document.querySelectorAll("blockquote[data-line]")) {
    const made = button(says.quote, () => quoted(quote));
    const foot = quote.parentElement.querySelector(":scope > .foot");
    if (foot) foot.prepend(made); else quote.after(made);
  }
  const cited = () => [...document.querySelectorAll(".citations > li")]
    .map((each) => `[${each.value}] ${quoted(each.querySelector("blockquote"))}`);
  const answer = document.querySelector("article.answer");
  const keep = document.querySelector(".keep ul");
  if (answer && keep && answer.querySelector(".said")) {
    const item = document.createElement("li");
    item.append(button(says.answer, () => [words(answer.querySelector("h1")),
      ...[...answer.querySelectorAll(".said")].map(words), ...cited(), answer.dataset.source].join("\n")));
    keep.append(item);
  }
  for (const table of document.querySelectorAll(".wide[data-source] > table")) {
    const cell = (each) => {
      const shown = each.cloneNode(true);
      for (const aside of shown.querySelectorAll(".hidden, .cite, [aria-hidden]")) aside.remove();
      return words(shown);
    };
    const lines = () => [...table.rows].map((row) => [...row.cells].map(cell).join("\t"));
    const source = () => table.parentElement.dataset.source || location.href;
    const text = () => [table.caption.textContent, ...lines(), ...(answer ? cited() : []), source()].join("\n");
    table.parentElement.after(button(says.table, text));
  }
})();
