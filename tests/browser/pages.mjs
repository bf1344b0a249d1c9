// Every page in a browser: accessible in every language, whole without a script and by keyboard, small, and still.
// Usage: node pages.mjs URL CHROMIUM TOKEN

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, finish, launch, watched } from "./browser.mjs";

const [url, executablePath, token] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const TREATY = "hanoi-convention";
const PAGES = [
  `/treaties/${TREATY}`,
  `/treaties/${TREATY}/participants/VNM`,
  `/treaties/${TREATY}/participants/AZE`,
  `/treaties/${TREATY}/participants/EUE`,
  `/treaties/${TREATY}/explain`,
  `/treaties/${TREATY}/table`,
  `/treaties/${TREATY}/live`,
  `/treaties/${TREATY}/certificate`,
  `/treaties/${TREATY}/participants/VNM/certificate`,
  `/embed/${TREATY}/progress`,
  `/embed`,
  `/no-such-page`,
];
// What a page may cost, in bytes over the wire, compressed, with everything that it loads.
const HOME_BYTES = 60_000;
const EMBED_BYTES = 8_000;
// One for the page, then its styles, script and icon.
const HOME_REQUESTS = 4;
// The frame, its styles, and what keeps both for when the service is away, which looks at both again.
const EMBED_REQUESTS = 6;

const browser = await launch(executablePath);
const origins = [new URL(url).origin];

async function open(options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    await body(context);
  } finally {
    await context.close();
  }
}

// The status of a missing page is an error to the browser's console, and meant.
const quiet = ["/no-such-page"];

async function accessible() {
  for (const colorScheme of ["light", "dark"]) {
    await open({ colorScheme, bypassCSP: true }, async (context) => {
      const page = await watched(context, origins, { quiet });
      let checked = 0;
      for (const path of PAGES) {
        for (const language of colorScheme === "light" ? LANGUAGES : ["en", "ar"]) {
          const separator = path.includes("?") ? "&" : "?";
          const address = `${path}${separator}lang=${language}`;
          const answer = await page.goto(url + address, { waitUntil: "load" });
          expect(path.startsWith("/no-such") || answer.ok(), `${address} answers ${answer.status()}`);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() =>
            axe.run(document, {
              runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              resultTypes: ["violations"],
              iframes: false,
            }),
          );
          for (const { id, nodes } of violations) {
            const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary}`);
            expect(false, `${address} (${colorScheme}): ${id}: ${where.join(" | ")}`);
          }
          checked += 1;
        }
      }
      console.log(`axe: ${checked} pages in ${colorScheme}`);
    });
  }
}

// No page is wider than a small telephone, in any direction of script.
async function narrow() {
  await open({ viewport: { width: 320, height: 640 } }, async (context) => {
    const page = await watched(context, origins, { quiet });
    for (const path of PAGES) {
      for (const language of ["en", "ar", "ru"]) {
        await page.goto(`${url}${path}?lang=${language}`, { waitUntil: "load" });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width <= 320, `${path} in ${language} is ${width} px wide on a screen of 320`);
      }
    }
    console.log("narrow: nothing is wider than 320 px");
  });
}

async function withoutScript() {
  const progress = await (await fetch(`${url}/v1/treaties/${TREATY}/progress`)).json();
  await open({ javaScriptEnabled: false }, async (context) => {
    const page = await watched(context, origins);
    await page.goto(`${url}/?lang=en`);
    const text = await page.locator("main").innerText();
    const count = await page.locator(".progress .number").innerText();
    expect(count === String(progress.counted), `without a script the count is ${count}, not ${progress.counted}`);
    expect(text.includes(String(progress.signatories.total)), "without a script the signatories are missing");
    const rows = page.locator("table.participants tbody tr");
    expect((await rows.count()) > 190, "without a script the table is not whole");

    await page.locator("form.filter input[type=search]").fill("cote d");
    await page.locator("form.filter button").click();
    expect((await rows.count()) === 1, `without a script the search finds ${await rows.count()}`);
    await page.goto(`${url}/?lang=en&status=signatory&sort=signature`);
    const signed = await rows.count();
    expect(
      signed === progress.signatories.total - progress.counted,
      `without a script the filter finds ${signed} signatories`,
    );
    console.log("without a script: the facts, the search and the filter are there");
  });
}

async function byKeyboard() {
  await open({}, async (context) => {
    const page = await watched(context, origins);
    await page.goto(`${url}/?lang=en`, { waitUntil: "load" });
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement?.className);
    expect(first === "skip", `the first stop of the keyboard is ${first}, not the way to the content`);
    await page.keyboard.press("Enter");
    expect((await page.evaluate(() => location.hash)) === "#content", "the way to the content leads nowhere");

    const search = page.locator("form.filter input[type=search]");
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press("Tab");
      if (await search.evaluate((element) => element === document.activeElement)) break;
    }
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline.startsWith("solid 3px"), `what the keyboard is on is not seen: ${outline}`);
    await page.keyboard.type("viet");
    const shown = page.locator("table.participants tbody tr:not([hidden])");
    await page.waitForFunction(() => document.querySelector(".shown span").textContent === "1");
    expect((await shown.count()) === 1, "the table is not filtered while one types");
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press("Tab");
      const on = await page.evaluate(() => document.activeElement?.closest("table.participants") !== null);
      if (on) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/participants/VNM*");
    console.log("by keyboard: to the content, through the table, to a participant");
  });
}

// Without `watched`: what intercepts requests turns off the browser's cache.
async function cost(path, most, requests) {
  await open({}, async (context) => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    const asked = [];
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    session.on("Network.requestWillBeSent", ({ request }) => {
      if (!request.url.startsWith("data:")) asked.push(request.url);
    });
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifted += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(url + path, { waitUntil: "load" });
    await page.waitForTimeout(700);
    const loaded = asked.filter((address) => !address.includes("/v1/events/stream"));
    const shifted = await page.evaluate(() => window.shifted);
    console.log(`cost: ${path} ${bytes} bytes, ${loaded.length} requests, layout shift ${shifted}`);
    expect(bytes > 500 && bytes < most, `${path} costs ${bytes} bytes, more than ${most}`);
    expect(loaded.length <= requests, `${path} makes ${loaded.length} requests: ${loaded.join(", ")}`);
    expect(asked.every((address) => address.startsWith(url)), `${path} asks another host: ${asked.join(", ")}`);
    expect(shifted < 0.005, `${path} moves while it loads: ${shifted}`);

    // Another language: the page alone is fetched.
    await page.goto(url + path.replace("lang=ru", "lang=es"), { waitUntil: "load" });
    const fetched = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry.name.includes("/assets/") && entry.transferSize > 0)
        .map((entry) => entry.name),
    );
    expect(fetched.length === 0, `fetched again: ${fetched.join(", ")}`);
  });
}

// What is recorded stands on the board within a second, and on an open page without a reload.
async function live() {
  await open({}, async (context) => {
    const board = await watched(context, origins);
    await board.goto(`${url}/treaties/${TREATY}/live?lang=en`, { waitUntil: "load" });
    const home = await watched(context, origins);
    await home.goto(`${url}/?lang=en`, { waitUntil: "load" });
    const before = Number(await board.locator(".board-count .number").innerText());
    // The streams are open once the service has greeted.
    await board.waitForTimeout(1000);
    const recorded = await fetch(`${url}/v1/treaties/${TREATY}/actions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": "live-board",
      },
      body: JSON.stringify({
        participant: "KEN",
        kind: "signature",
        date: await today(),
        place: "new_york",
      }),
    });
    const began = performance.now();
    expect(recorded.status === 201, `recording answers ${recorded.status}: ${await recorded.text()}`);
    await board.locator(".board-latest .name", { hasText: "Kenya" }).waitFor({ timeout: 5000 });
    const took = performance.now() - began;
    const after = Number(await board.locator(".board-count .number").innerText());
    console.log(`live: the board shows the signature ${Math.round(took)} ms after the answer`);
    expect(took < 1000, `the board took ${Math.round(took)} ms`);
    expect(after === before + 1, `the board counts ${after} after ${before}`);
    await home.locator(".recent a", { hasText: "Kenya" }).first().waitFor({ timeout: 10_000 });
    const rows = home.locator("table.participants tbody tr");
    const kenya = home.locator('tr[data-code="KEN"]');
    expect((await rows.count()) > 190, "the table lost its rows");
    expect((await kenya.getAttribute("data-status")) === "signatory", "the table does not follow");
    await home.locator("form.filter input[type=search]").fill("ken");
    await home.waitForFunction(() => document.querySelector(".shown span").textContent === "1");
  });
}

async function today() {
  const progress = await (await fetch(`${url}/v1/treaties/${TREATY}/progress`)).json();
  return progress.currency.as_of;
}

const checks = [
  accessible,
  narrow,
  withoutScript,
  byKeyboard,
  () => cost("/?lang=ru", HOME_BYTES, HOME_REQUESTS),
  () => cost(`/embed/${TREATY}/progress?lang=ru`, EMBED_BYTES, EMBED_REQUESTS),
  live,
];
try {
  for (const check of checks) {
    await check().catch((error) => expect(false, `${check.name}: ${error.stack}`));
  }
} finally {
  await browser.close();
}
finish();
