import { createRequire } from "node:module";

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
