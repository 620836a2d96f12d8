import type { CatalogueEntry } from "./catalogue.ts";

/** Suites and cases that cannot be run as written. */
export const evalFindings = {} satisfies Record<string, CatalogueEntry>;
