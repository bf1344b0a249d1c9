// The pictures of docs/screens: every kind of page in three languages, light and dark, on three widths.
// Usage: node screens.mjs URL CHROMIUM FOLDER

import { mkdir, rm, writeFile } from "node:fs/promises";
import UPNG from "upng-js";
import { launch } from "./browser.mjs";

const [url, executablePath, folder] = process.argv.slice(2);
const TREATY = "hanoi-convention";
const PAGES = {
  home: `/treaties/${TREATY}`,
  participant: `/treaties/${TREATY}/participants/AZE`,
  explain: `/treaties/${TREATY}/explain`,
  live: `/treaties/${TREATY}/live`,
  embed: `/embed/${TREATY}/progress`,
  print: `/treaties/${TREATY}/table`,
};
const LANGUAGES = ["en", "ar", "zh"];
const WIDTHS = [360, 768, 1440];
// As far down as a reader sees at first, and a little more.
const TALLEST = 1300;
// Few colours keep the pictures small, and these pages have few.
const COLOURS = 48;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launch(executablePath);
let bytes = 0;
let pictures = 0;
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(PAGES)) {
        if (name === "print") await page.emulateMedia({ media: "print" });
        else await page.emulateMedia({ media: "screen" });
        // A frame is as high as the page around it lets it be.
        await page.setViewportSize({ width, height: name === "embed" ? 320 : 900 });
        for (const language of LANGUAGES) {
          await page.goto(`${url}${path}?lang=${language}`, { waitUntil: "load" });
          const tall = await page.evaluate(() => document.documentElement.scrollHeight);
          const height = Math.min(tall, TALLEST);
          const shot = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } });
          const { width: wide, height: high, ...image } = UPNG.decode(shot);
          const pixels = UPNG.toRGBA8({ width: wide, height: high, ...image })[0];
          const small = Buffer.from(UPNG.encode([pixels], wide, high, COLOURS));
          await writeFile(`${folder}/${name}-${language}-${colorScheme}-${width}.png`, small);
          bytes += small.length;
          pictures += 1;
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
console.log(`${pictures} pictures, ${Math.round(bytes / 1024)} KiB`);
