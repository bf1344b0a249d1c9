// The badge and the picture, drawn by Chromium and by librsvg: both draw them, of one size, and nearly alike.
// Usage: node pictures.mjs URL CHROMIUM

import { execFileSync } from "node:child_process";
import UPNG from "upng-js";
import { expect, finish, launch } from "./browser.mjs";

const [url, executablePath] = process.argv.slice(2);
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es", "vi"];
const PICTURES = ["badge.svg?", "progress.svg?theme=light&", "progress.svg?theme=dark&", "progress.svg?size=small&"];

const browser = await launch(executablePath);
let drawn = 0;
try {
  const page = await browser.newPage();
  for (const picture of PICTURES) {
    for (const language of LANGUAGES) {
      const address = `${url}/treaties/hanoi-convention/${picture}lang=${language}`;
      const svg = await (await fetch(address)).text();
      const other = pixels(execFileSync("rsvg-convert", { input: svg, maxBuffer: 1e8 }));
      await page.goto(url + "/no-such-page");
      const ours = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        document.body.replaceChildren(image);
        return { width: image.naturalWidth, height: image.naturalHeight };
      }, address.replace(url, ""));
      const shot = pixels(await page.locator("img").screenshot({ omitBackground: true }));
      const name = address.replace(url, "");
      expect(
        ours.width === other.width && ours.height === other.height,
        `${name} is ${ours.width}x${ours.height} in Chromium and ${other.width}x${other.height} in librsvg`,
      );
      for (const [who, { colours }] of Object.entries({ Chromium: shot, librsvg: other })) {
        // Letters have many shades at their edges; a picture without them has but a few colours.
        expect(colours > 12, `${name} has ${colours} colours in ${who}`);
      }
      drawn += 1;
    }
  }
} finally {
  await browser.close();
}
console.log(`pictures: ${drawn} drawn by both`);
finish();

function pixels(png) {
  const image = UPNG.decode(png);
  const rgba = new Uint32Array(UPNG.toRGBA8(image)[0]);
  return { width: image.width, height: image.height, colours: new Set(rgba).size };
}
