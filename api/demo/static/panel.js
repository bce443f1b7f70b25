/* An element of the intranet's own, which shows what its template holds in a shadow tree. */
"use strict";
customElements.define("intranet-panel", class extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).append(this.querySelector("template").content.cloneNode(true));
  }
});
