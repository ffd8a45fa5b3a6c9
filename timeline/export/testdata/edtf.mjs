// Parses EDTF strings, one a line of standard input, with the library edtf. Usage: node edtf.mjs NODE_MODULES
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { default: edtf } = require("edtf");
const strings = readFileSync(0, "utf8").trim().split("\n");
for (const s of strings) {
  try {
    edtf(s);
  } catch (e) {
    console.log("refused", s);
  }
}
console.log("read", strings.length);
