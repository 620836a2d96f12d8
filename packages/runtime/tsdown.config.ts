import license from "rollup-plugin-license";
import { defineConfig } from "tsdown";
import { onlyWhatErrorsSay } from "./only-what-errors-say.ts";

export default defineConfig([
  {
    entry: ["src/index.ts"],
    fixedExtension: false,
    dts: false,
    // What is needed of the other packages, so that their indexes are not loaded: with them come graph and statistics.
    deps: {
      alwaysBundle: [/^@blastgate\//, "@cfworker/json-schema", "canonicalize", "fastest-levenshtein", /^zod\//],
      neverBundle: ["@opentelemetry/api", "dotprompt", "execa", "handlebars", "nunjucks", "picomatch"],
    },
    // The licences of what is in it go with it.
    plugins: [
      onlyWhatErrorsSay,
      license({ thirdParty: { includeSelf: false, output: "dist/THIRD-PARTY-LICENSES.txt" } }),
    ],
  },
  { entry: ["src/index.ts"], fixedExtension: false, clean: false, dts: { emitDtsOnly: true } },
]);
