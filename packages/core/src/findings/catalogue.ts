import type { Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import { applicationFindings } from "./applications.ts";
import { callFindings } from "./calls.ts";
import { commandFindings } from "./command.ts";
import { decisionFindings } from "./decision.ts";
import type { CatalogueEntry } from "./entry.ts";
import { evalFindings } from "./evals.ts";
import { fileFindings } from "./files.ts";
import { graphFindings } from "./graph.ts";
import { storageFindings } from "./storage.ts";
import { templateFindings } from "./templates.ts";

/** Every code that Blastgate can give, with its words. The only place for the prose of findings. */
export const catalogue = {
  ...fileFindings,
  ...templateFindings,
  ...graphFindings,
  ...evalFindings,
  ...callFindings,
  ...applicationFindings,
  ...storageFindings,
  ...decisionFindings,
  ...commandFindings,
} satisfies Record<string, CatalogueEntry>;

export type FindingCode = keyof typeof catalogue;
/** The arguments that a code's words need; `{}` where they need none. */
export type FindingArgs<Code extends FindingCode> =
  Parameters<(typeof catalogue)[Code]["message"]> extends [infer Args] ? Args : Record<string, never>;

/** A finding of a known code; its arguments are those the code's words need. */
export function finding<Code extends FindingCode>(code: Code, args: FindingArgs<Code>, where?: Place): Finding {
  return { code, severity: catalogue[code].severity, args: args as Finding["args"], ...(where && { where }) };
}

/** The words for a finding. A code from a newer version is shown as it is. */
export function describeFinding(found: Finding): { title: string; message: string; fix: string } {
  const entry: CatalogueEntry | undefined = catalogue[found.code as FindingCode];
  if (!entry) return { title: found.code, message: JSON.stringify(found.args), fix: "" };
  return { title: entry.title, message: entry.message(found.args), fix: entry.fix(found.args) };
}

/** Problems that a person can mend and that stop the command. Anything else thrown is a bug, and is shown whole. */
export class BlastgateError extends Error {
  readonly findings: Finding[];

  constructor(findings: Finding[], options?: ErrorOptions) {
    super(findings.map((found) => `${found.code}: ${describeFinding(found).message}`).join("\n"), options);
    this.name = "BlastgateError";
    this.findings = findings;
  }
}
