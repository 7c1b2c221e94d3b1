// Whether every script of the page parses in Chrome 86 (ES2020, no module): node tools/page_syntax.mjs MODULES FILE…
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [modules, ...files] = process.argv.slice(2);
const { parse } = createRequire(resolve(modules, "package.json"))("acorn");
let wrong = 0;
for (const file of files) {
  try {
    parse(readFileSync(file, "utf-8"), { ecmaVersion: 2020, sourceType: "script" });
  } catch (error) {
    wrong += 1;
    console.error(`${file}: ${error.message}`);
  }
}
console.log(`${files.length} scripts, ${wrong} that Chrome 86 cannot parse`);
process.exit(wrong ? 1 : 0);
