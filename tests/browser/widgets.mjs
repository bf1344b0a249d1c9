// Usage: node widgets.mjs URL CHROMIUM PID [FOLDER FOR PICTURES]
//
// The frame and the component in pages of another origin under a strict policy; then the service, which has this
// process id, is stopped, and both still show the last answer with its date. Stopping it is the end of it: run it last.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [url, executablePath, pid, pictures] = process.argv.slice(2);
const service = new URL(url).origin;
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const wrong = [];
const expect = (holds, what) => {
  if (!holds) wrong.push(what);
};

const frame = (query, attributes = "") =>
  `<iframe src="${service}/embed/hanoi-convention/progress?${query}" title="x" width="480" height="320" ${attributes}></iframe>`;
const pages = {
  "/frame": {
    policy: `default-src 'none'; frame-src ${service}`,
    body: frame("lang=en"),
  },
  "/strict": {
    policy: `default-src 'none'; frame-src ${service}`,
    body: frame("lang=en&keep=false", "sandbox"),
  },
  "/component": {
    policy: `default-src 'none'; style-src 'self'; script-src ${service}; connect-src ${service}; require-trusted-types-for 'script'; trusted-types 'none'`,
    body: `<script type="module" src="${service}/embed/treaty-progress.js"></script>${LANGUAGES.map(
      (tag) => `<treaty-progress treaty="hanoi-convention" lang="${tag}">waiting</treaty-progress>`,
    ).join("")}`,
  },
  "/nothing": {
    policy: `default-src 'none'; script-src ${service}; connect-src ${service}`,
    body: `<script type="module" src="${service}/embed/treaty-progress.js"></script><treaty-progress treaty="none">what the author wrote</treaty-progress>`,
  },
};
// Another site: `localhost` is another origin than the address on which the service listens.
const site = createServer((request, response) => {
  const page = pages[request.url];
  response.writeHead(page ? 200 : 204, { "content-type": "text/html", "content-security-policy": page?.policy ?? "" });
  response.end(page && `<!doctype html><html lang="en"><title>Another site</title>${page.body}`);
});
await new Promise((listening) => site.listen(0, "localhost", listening));
const embedding = `http://localhost:${site.address().port}`;

// With the browser's own settings: those of the library switch off the storage of frames, which readers have.
const profile = await mkdtemp(join(tmpdir(), "widgets-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  ignoreDefaultArgs: true,
  args: ["--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "about:blank"],
});
try {
  let isAway = false;
  const open = async (path) => {
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" && !isAway && path !== "/nothing") wrong.push(`${path}: ${message.text()}`);
    });
    page.on("pageerror", (error) => wrong.push(`${path}: uncaught ${error.message}`));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (![service, embedding].includes(origin) && protocol.startsWith("http")) wrong.push(`another host: ${request.url()}`);
    });
    await page.goto(embedding + path, { waitUntil: "load" });
    return page;
  };
  const shown = async (page, text) =>
    page.frameLocator("iframe").getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);

  const framed = await open("/frame");
  expect(await shown(framed, "0 of 40 instruments"), "the frame shows the count");
  const scripts = await framed.frames()[1].evaluate(() => document.scripts.length);
  expect(scripts === 0, `the frame has ${scripts} scripts`);
  const scrolls = await framed.frames()[1].evaluate(() => document.documentElement.scrollHeight > innerHeight);
  expect(!scrolls, "the frame has its content inside its size");
  await framed.frames()[1].waitForFunction(async () => {
    const kept = await (await caches.open("embed")).keys();
    const workers = await navigator.serviceWorker.getRegistrations();
    return kept.length >= 2 && workers.some((worker) => worker.active);
  }).catch((error) => wrong.push(`the frame was not kept: ${error.message}`));

  const strict = await open("/strict");
  expect(await shown(strict, "0 of 40 instruments"), "a sandboxed frame shows the count");
  expect(strict.frames().length === 2, "keep=false leaves the keeper out");

  const components = await open("/component");
  for (const tag of LANGUAGES) {
    const element = components.locator(`treaty-progress[lang=${tag}]`);
    await element.getByRole("group").waitFor({ timeout: 10_000 }).catch(() => wrong.push(`no component in ${tag}`));
    const answer = await (await fetch(`${service}/v1/treaties/hanoi-convention/progress/widget?lang=${tag}`)).json();
    expect((await element.getByRole("img").getAttribute("aria-label")) === answer.texts.count, `${tag}: the bar says the count`);
    const direction = await element.getByRole("group").getAttribute("dir");
    expect(direction === (tag === "ar" ? "rtl" : "ltr"), `${tag}: ${direction}`);
    expect(!(await element.getAttribute("stale")), `${tag} is current`);
  }
  const nothing = await open("/nothing");
  await nothing.waitForTimeout(1000);
  expect(await nothing.getByText("what the author wrote").isVisible(), "without an answer, the author's content is shown");
  expect((await context.cookies()).length === 0, "there are no cookies");

  isAway = true;
  process.kill(Number(pid));
  for (;;) {
    const isGone = await fetch(`${service}/health`).then(() => false, () => true);
    if (isGone) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  await framed.reload({ waitUntil: "load" });
  expect(await shown(framed, "0 of 40 instruments"), "the frame shows the last count while the service is away");
  expect(await shown(framed, "The service cannot be reached"), "the frame says that the service is away");
  expect(await shown(framed, "As of"), "the frame says for which date the count is");
  await components.reload({ waitUntil: "load" });
  for (const tag of LANGUAGES) {
    const element = components.locator(`treaty-progress[lang=${tag}][stale]`);
    const there = await element.getByRole("group").waitFor({ timeout: 10_000 }).then(() => true, () => false);
    expect(there, `the component in ${tag} shows the last answer while the service is away`);
    if (there) expect(await element.locator(".away").isVisible(), `the component in ${tag} says so`);
  }
  if (pictures) {
    await framed.bringToFront();
    await framed.screenshot({ path: join(pictures, "away-frame.png") });
    await components.bringToFront();
    await components.screenshot({ path: join(pictures, "away-component.png"), fullPage: true });
  }
  console.log("frame and component show the last answer with its date while the service is away");
} finally {
  await context.close();
  site.close();
  await rm(profile, { recursive: true, force: true });
}

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
