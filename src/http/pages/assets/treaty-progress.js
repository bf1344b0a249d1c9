// <treaty-progress treaty="hanoi-convention" lang="fr" theme="auto" size="medium"></treaty-progress>
//
// Shows how far a treaty is on its way to entry into force. It asks one host, the one that this script came from (or
// that the attribute `service` names), sets no cookie and sends nothing about the reader. The last answer is kept in
// the cache storage of the page's own origin, for when the service is away; `keep="false"` leaves that out.
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const LEAST = 60_000; // milliseconds between two requests
const MOST = 3_600_000;
const PATIENCE = 10_000;
const KEPT = "treaty-progress";
const ANONYMOUS = { credentials: "omit", referrerPolicy: "no-referrer" };
const SVG = "http://www.w3.org/2000/svg";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { --paper: #fff; --ink: #1b2733; --muted: #4a5866; --line: #cfd6dd; --accent: #1f5a92; --met: #2e6b4f;
  display: block; box-sizing: border-box; max-inline-size: 100%; inline-size: 480px; min-block-size: 320px; }
:host([hidden]) { display: none; }
:host([size=small]) { inline-size: 320px; min-block-size: 170px; }
:host([size=large]) { inline-size: 640px; min-block-size: 320px; }
:host([theme=dark]) { --paper: #15202b; --ink: #eef3f7; --muted: #b3c0cc; --line: #405061; --accent: #7db4e6; --met: #8fd0a8; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme=light])) { --paper: #15202b; --ink: #eef3f7; --muted: #b3c0cc; --line: #405061; --accent: #7db4e6; --met: #8fd0a8; }
}
section { display: flex; flex-direction: column; justify-content: space-between; box-sizing: border-box;
  min-block-size: inherit; padding: 14px 20px; border: 1px solid var(--line); background: var(--paper); color: var(--ink);
  font: 14px/1.4 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif; text-align: start; }
p { margin: 0; }
.name { font-size: 16px; font-weight: 700; line-height: 1.25; }
.count { color: var(--accent); font-size: 24px; font-weight: 700; line-height: 1.3; }
svg { display: block; inline-size: 100%; block-size: 20px; margin-block: 4px; }
.track { fill: var(--line); } .filled { fill: var(--accent); } .mark { fill: var(--ink); }
.met .count { color: var(--met); } .met .filled { fill: var(--met); }
.threshold { text-align: end; margin-block-start: -4px; }
.threshold::before { content: ""; display: inline-block; inline-size: 2px; block-size: 10px; margin-inline-end: 5px; background: var(--ink); }
.threshold, footer { color: var(--muted); font-size: 12px; }
footer { margin-block-start: 6px; }
.away { color: var(--ink); }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:host([size=small]) section { padding: 8px 14px; font-size: 12px; }
:host([size=small]) .name { font-size: 13px; }
:host([size=small]) .count { font-size: 18px; }
:host([size=small]) svg { block-size: 14px; }
:host([size=small]) footer { font-size: 11px; line-height: 1.3; margin-block-start: 2px; }
:host([size=small]) .more-room { display: none; }
@media (forced-colors: active) { .filled { fill: Highlight; } .track { fill: GrayText; } .mark { fill: CanvasText; } }
`);

const element = (name, attributes, ...children) => {
  const isDrawn = ["svg", "g", "rect"].includes(name);
  const made = isDrawn ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
};
const line = (text, style = "") => (text === null ? null : element("p", { class: style }, text));

class TreatyProgress extends HTMLElement {
  static observedAttributes = ["treaty", "lang", "service", "keep"];
  #root = this.attachShadow({ mode: "open" });
  #isStarted = false;
  #shown = null; // the last good answer
  #failures = 0;
  #timer = 0;
  #due = 0;
  #asking = null;
  #onVisible = () => {
    if (document.visibilityState === "visible" && Date.now() >= this.#due) this.#refresh();
  };

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet];
    // Until there is something to show, what the author put into the element is shown.
    if (!this.#shown) this.#root.replaceChildren(document.createElement("slot"));
    document.addEventListener("visibilitychange", this.#onVisible);
    this.#isStarted = true;
    this.#refresh();
  }

  disconnectedCallback() {
    this.#isStarted = false;
    document.removeEventListener("visibilitychange", this.#onVisible);
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
  }

  attributeChangedCallback(_name, before, after) {
    if (!this.#isStarted || before === after) return;
    this.#shown = null;
    this.#refresh();
  }

  get #url() {
    const asked = (this.getAttribute("lang") ?? this.closest("[lang]")?.lang ?? "").split("-")[0].toLowerCase();
    const language = LANGUAGES.includes(asked) ? asked : "en";
    const treaty = encodeURIComponent(this.getAttribute("treaty") ?? "");
    const service = this.getAttribute("service") ?? import.meta.url;
    return new URL(`/v1/treaties/${treaty}/progress/widget?lang=${language}`, service).href;
  }

  async #refresh() {
    clearTimeout(this.#timer);
    const before = this.#asking;
    const asking = (this.#asking = new AbortController());
    before?.abort();
    const url = this.#url;
    let wait = LEAST;
    try {
      const late = setTimeout(() => asking.abort(new Error("too late")), PATIENCE);
      // What the browser has is asked about, not taken as it is: an answer that nobody confirms is marked.
      const response = await fetch(url, { ...ANONYMOUS, cache: "no-cache", signal: asking.signal });
      if (!response.ok) throw new Error(`${response.status}`);
      const copy = response.clone();
      const answer = await response.json();
      clearTimeout(late);
      if (this.#asking !== asking) return;
      this.#failures = 0;
      wait = Math.max(wait, 1000 * (/max-age=(\d+)/.exec(response.headers.get("cache-control"))?.[1] ?? 0));
      this.#show(url, answer, false);
      await this.#keep(url, copy);
    } catch (error) {
      if (this.#asking !== asking) return;
      console.debug(`treaty-progress: no answer from ${url}: ${error.message}`);
      this.#failures += 1;
      wait = Math.min(MOST, LEAST * 2 ** this.#failures);
      const last = this.#shown?.url === url ? this.#shown.answer : await this.#last(url);
      if (this.#asking !== asking) return;
      if (last) this.#show(url, last, true);
    }
    // Many readers must not come back at the same instant; who does not look does not ask.
    wait *= 1 + Math.random() / 2;
    this.#due = Date.now() + wait;
    this.#timer = setTimeout(this.#onVisible, wait);
  }

  async #keep(url, response) {
    if (this.getAttribute("keep") === "false" || !globalThis.caches) return;
    try {
      const cache = await caches.open(KEPT);
      await cache.delete(url, { ignoreVary: true });
      await cache.put(url, response);
    } catch (error) {
      console.debug(`treaty-progress: not kept: ${error.message}`); // no room, or not allowed: it goes without
    }
  }

  /** The last answer: what was kept, else what the browser's HTTP cache still has, however old. */
  async #last(url) {
    try {
      const cache = globalThis.caches && this.getAttribute("keep") !== "false" ? await caches.open(KEPT) : null;
      const kept = await cache?.match(url, { ignoreVary: true });
      const response = kept ?? (await fetch(url, { ...ANONYMOUS, cache: "force-cache" }));
      return response.ok ? await response.json() : null;
    } catch {
      return null; // there is none: what the author put into the element stays
    }
  }

  #show(url, answer, isStale) {
    this.#shown = { url, answer };
    const { texts, bar } = answer;
    const mirrored = answer.direction === "rtl" ? "matrix(-1 0 0 1 1000 0)" : null;
    const drawn = element("svg", { role: "img", "aria-label": texts.count, viewBox: "0 0 1000 20", preserveAspectRatio: "none" },
      element("g", { transform: mirrored },
        element("rect", { class: "track", y: 3, width: 1000, height: 14 }),
        element("rect", { class: "filled", y: 3, width: bar.filled, height: 14 }),
        element("rect", { class: "mark", x: bar.threshold, width: 5, height: 20 })));
    const name = element("p", { class: "name", role: "heading", "aria-level": 3 },
      element("bdi", { lang: answer.name_language }, answer.name));
    // How far off a date is was counted from the date of the answer.
    const countdown = isStale ? "" : (texts.countdown ?? "");
    const link = element("a", { href: answer.url, "aria-label": `${texts.more}: ${answer.name}` }, texts.more);
    const section = element("section",
      { lang: answer.language, dir: answer.direction, role: "group", "aria-label": answer.name, class: answer.state === "pending" ? "" : "met" },
      element("div", {}, name, line(texts.headline, "count"), drawn,
        line(texts.threshold, "threshold more-room"),
        ...texts.details.map((detail) => line(detail, "more-room")),
        texts.next === null ? null : line(texts.next + countdown, "more-room")),
      element("footer", {}, line(texts.qualified), line(texts.as_of), line(texts.complete_until),
        element("p", {}, link), isStale ? line(texts.away, "away") : null));
    this.#root.replaceChildren(section);
    this.toggleAttribute("stale", isStale);
  }
}

if (!customElements.get("treaty-progress")) customElements.define("treaty-progress", TreatyProgress);
