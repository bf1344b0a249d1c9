// A browser that asks nobody but the service under test, and what the checks share.

import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch(executablePath) {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

// What went wrong so far. Checks add to it and go on, so that one run says everything.
export const wrong = [];

export function expect(is, message) {
  if (!is) wrong.push(message);
}

export function finish() {
  if (wrong.length === 0) return;
  console.error(wrong.join("\n"));
  process.exit(1);
}

// A page whose every request is seen: one for another host goes nowhere, and an error of the page is one of the check.
// `refused` says which failures are expected, by a part of their address.
export async function watched(context, origins, { quiet = [] } = {}) {
  const expected = (text) => quiet.some((part) => text.includes(part));
  await context.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    const isOurs = origins.includes(asked.origin) || asked.protocol === "data:" || asked.protocol === "blob:";
    if (isOurs) return route.continue();
    wrong.push(`a request for another host: ${asked.href}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() === "error" && !expected(text)) wrong.push(`console: ${text}`);
  });
  page.on("pageerror", (error) => wrong.push(`uncaught: ${error.message} on ${page.url()}`));
  return page;
}
