// Usage: node docs.mjs URL CHROMIUM

import { chromium } from "playwright-core";

const LEAST_OPERATIONS = 10;

const [url, executablePath] = process.argv.slice(2);
const origin = new URL(url).origin;
const wrong = [];

const browser = await chromium.launch({
  executablePath,
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  // Everything that the page asks for is decided here, so that a request for another host is seen and goes nowhere.
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    if (asked.origin === origin || asked.protocol === "data:" || asked.protocol === "blob:") {
      return route.continue();
    }
    wrong.push(`a request for another host: ${asked.href}`);
    return route.abort();
  });

  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => wrong.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => wrong.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`));
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });

  await page.goto(url, { waitUntil: "load", timeout: 30_000 });
  const operations = page.locator(".opblock");
  await operations
    .nth(LEAST_OPERATIONS - 1)
    .waitFor({ state: "attached", timeout: 30_000 })
    .catch(() => {});
  await page.waitForLoadState("networkidle", { timeout: 30_000 });

  const shown = await operations.count();
  if (shown < LEAST_OPERATIONS) wrong.push(`expected at least ${LEAST_OPERATIONS} operations, found ${shown}`);

  // One is opened, because what it shows is made only then.
  if (shown > 0) {
    await operations.first().locator(".opblock-summary").click();
    await operations.first().locator(".responses-wrapper").waitFor({ timeout: 10_000 });
    await page.waitForLoadState("networkidle", { timeout: 30_000 });
  }
  console.log(`${url} shows ${shown} operations`);
} finally {
  await browser.close();
}

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
