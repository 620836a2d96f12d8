import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import license from "rollup-plugin-license";
import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/main.ts", "src/application.ts"],
  fixedExtension: false,
  dts: false,
  // One file to start from is quicker than hundreds. promptfoo is large, and its users bring it themselves.
  deps: { alwaysBundle: [/./], neverBundle: ["promptfoo", "promptfoo/contracts"] },
  // Their licences go with them.
  plugins: [license({ thirdParty: { includeSelf: false, output: "dist/THIRD-PARTY-LICENSES.txt" } })],
  define: { PARSER_VERSION: JSON.stringify(parserVersion()) },
});

/** Digest of everything that decides how files are parsed. */
function parserVersion(): string {
  const hash = createHash("sha256");
  for (const path of globSync("../{core,templates,workspace}/src/**/*.ts").toSorted()) hash.update(readFileSync(path));
  return hash.update(readFileSync("../../pnpm-lock.yaml")).digest("hex");
}
