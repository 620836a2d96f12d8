import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";

/** The packages that are there, of those that some of promptfoo's assertions need and promptfoo leaves to its users. */
export function installedAssertionPackages(): string[] {
  const here = createRequire(import.meta.url);
  return ["natural", "node-sql-parser"].filter((name) => {
    try {
      createRequire(here.resolve("promptfoo")).resolve(name);
      return true;
    } catch {
      return false;
    }
  });
}

/** The version of promptfoo that is there, without loading it; `none` where there is none. */
export function promptfooVersion(): string {
  try {
    const manifest = findPackageJSON("promptfoo", import.meta.url);
    const { version }: { version?: unknown } = manifest ? JSON.parse(readFileSync(manifest, "utf8")) : {};
    return typeof version === "string" ? version : "none";
  } catch {
    return "none";
  }
}
