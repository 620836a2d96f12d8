import type { CatalogueEntry } from "./catalogue.ts";

/** Why a verdict is what it is, and what it does not cover. */
export const decisionFindings = {} satisfies Record<string, CatalogueEntry>;
