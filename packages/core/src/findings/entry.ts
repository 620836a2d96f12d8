import type { Finding } from "../schemas/finding.ts";

/** The words for one code. A code is permanent: it is never renamed, nor given another meaning. */
export interface CatalogueEntry {
  severity: Finding["severity"];
  /** What kind of problem it is, in general. */
  title: string;
  /** What happened here. */
  // biome-ignore lint/suspicious/noExplicitAny: each entry names its own arguments; `finding` checks them
  message: (args: any) => string;
  /** What to do next. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fix: (args: any) => string;
  /** Of what blocks a change: who can lift that, and how. */
  liftedBy?: string;
}
