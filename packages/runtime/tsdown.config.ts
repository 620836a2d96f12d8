import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "tsdown";

/** Every text in quotes in what can be reached from here: the codes of findings are among them. */
const named = new Set(
  globSync([
    "../registry/src/{.,oci,layout,registry,release}/*.ts",
    "../registry/src/environments/{chain,record,running}.ts",
    "../templates/src/{.,jinja}/*.ts",
    "../templates/src/*/render.ts",
    "../core/src/release/check-release.ts",
    "src/*.ts",
  ]).flatMap((path) => readFileSync(path, "utf8").match(/(?<=")[a-z]+(?:-[a-z]+)+(?=")/g) ?? []),
);
const entries = /^ {2}"([a-z-]+)": \{\n.*?^ {2}\},\n/gms;

export default defineConfig([
  {
    entry: ["src/index.ts"],
    fixedExtension: false,
    dts: false,
    // What is needed of the other packages, so that their indexes are not loaded: with them come graph and statistics.
    deps: {
      alwaysBundle: [/^@blastgate\//, "@cfworker/json-schema", "canonicalize", "fastest-levenshtein"],
      neverBundle: ["@opentelemetry/api", "dotprompt", "execa", "handlebars", "nunjucks", "picomatch", "zod"],
    },
    plugins: [
      {
        // Half of the bundle would be words for problems of other commands. A test sees that none is missing.
        name: "only findings that can be met",
        transform: {
          filter: { id: /\/core\/src\/findings\/[a-z]+\.ts$/ },
          handler: (source) => source.replace(entries, (entry, code: string) => (named.has(code) ? entry : "")),
        },
      },
    ],
  },
  { entry: ["src/index.ts"], fixedExtension: false, clean: false, dts: { emitDtsOnly: true } },
]);
