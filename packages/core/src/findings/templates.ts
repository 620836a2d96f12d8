import type { CatalogueEntry } from "./catalogue.ts";

/** Prompts that cannot be parsed, or that refer to what is not there. */
export const templateFindings = {} satisfies Record<string, CatalogueEntry>;
