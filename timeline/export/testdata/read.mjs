// Reads the markwhen export of a folder with markwhen's own parser. Usage: node read.mjs NODE_MODULES FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + "/"));
const { parse, toArray, iter } = require("@markwhen/parser");
const parsed = parse(readFileSync(folder + "/harbour.mw", "utf8"));
const events = [];
for (const { eventy } of iter(parsed.events)) {
  if (eventy.firstLine) events.push(eventy);
}
const faults = parsed.parseMessages ?? [];
console.log("markwhen", events.length, "events,", faults.length, "messages, title", JSON.stringify(parsed.header.title));
for (const e of events) {
  console.log(e.dateRangeIso.fromDateTimeIso.slice(0, 10), e.dateRangeIso.toDateTimeIso.slice(0, 10), JSON.stringify(e.tags), e.firstLine.restTrimmed ?? "");
}
