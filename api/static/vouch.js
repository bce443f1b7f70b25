/* Comfort only: every page does all it does without this. Adds buttons that copy a quote with its
   citation line, or a table as text. */
"use strict";
(() => {
  if (!navigator.clipboard) return;
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
        status.textContent = made.textContent = "Copied";
      } catch {
        status.textContent = made.textContent = "Could not copy";
      }
      setTimeout(() => { made.textContent = label; status.textContent = ""; }, 2500);
    });
    return made;
  };

  for (const quote of document.querySelectorAll("blockquote[data-line]")) {
    quote.after(button("Copy with citation", () => `“${quote.textContent}” (${quote.dataset.line})`));
  }
  for (const table of document.querySelectorAll(".wide > table")) {
    const cell = (each) => each.textContent.replace(/\[\d+\]|, sort|[▲▼]/g, "").replace(/\s+/g, " ").trim();
    const lines = () => [...table.rows].map((row) => [...row.cells].map(cell).join("\t"));
    const text = () => [table.caption.textContent, ...lines(), document.title, location.href].join("\n");
    table.parentElement.after(button("Copy the table", text));
  }
})();
