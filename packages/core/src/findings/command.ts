import type { CatalogueEntry } from "./catalogue.ts";

/** What stops a command before it starts. */
export const commandFindings = {} satisfies Record<string, CatalogueEntry>;
