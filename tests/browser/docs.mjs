// Usage: node docs.mjs URL CHROMIUM

import { expect, finish, launch, watched, wrong } from "./browser.mjs";

const LEAST_OPERATIONS = 10;

const [url, executablePath] = process.argv.slice(2);
const browser = await launch(executablePath);
try {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await watched(context, [new URL(url).origin]);
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
  expect(shown >= LEAST_OPERATIONS, `expected at least ${LEAST_OPERATIONS} operations, found ${shown}`);

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

finish();
