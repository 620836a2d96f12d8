import type { CatalogueEntry } from "../entry.ts";

/** For each of these codes the arguments of a finding that somebody might get. */
export type ExamplesOf<Entries extends Record<string, CatalogueEntry>> = {
  [Code in keyof Entries]: Parameters<Entries[Code]["message"]> extends [infer Args] ? Args : Record<string, never>;
};
