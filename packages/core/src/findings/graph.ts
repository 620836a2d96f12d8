import type { CatalogueEntry } from "./catalogue.ts";

/** What does not fit together between files. */
export const graphFindings = {} satisfies Record<string, CatalogueEntry>;
