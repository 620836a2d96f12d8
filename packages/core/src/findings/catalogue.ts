import type { Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import { applicationFindings } from "./applications.ts";
import { callFindings } from "./calls.ts";
import { codeownersFindings } from "./codeowners.ts";
import { commandFindings } from "./command.ts";
import { contractFindings } from "./contracts.ts";
import { decisionFindings } from "./decision.ts";
import { draftFindings } from "./drafts.ts";
import type { CatalogueEntry } from "./entry.ts";
import { environmentFindings } from "./environments.ts";
import { evalFindings } from "./evals.ts";
import { fileFindings } from "./files.ts";
import { forgeFindings } from "./forge.ts";
import { graphFindings } from "./graph.ts";
import { initFindings } from "./init.ts";
import { lineageFindings } from "./lineage.ts";
import { noteFindings } from "./notes.ts";
import { ownershipFindings } from "./ownership.ts";
import { registryFindings } from "./registry.ts";
import { releaseFindings } from "./releases.ts";
import { reviewFindings } from "./review.ts";
import { runtimeFindings } from "./runtime.ts";
import { serveFindings } from "./serve.ts";
import { storageFindings } from "./storage.ts";
import { templateFindings } from "./templates.ts";

/** Every code that Blastgate can give, with its words. The only place for the prose of findings. */
export const catalogue = {
  ...fileFindings,
  ...templateFindings,
  ...graphFindings,
  ...contractFindings,
  ...ownershipFindings,
  ...noteFindings,
  ...codeownersFindings,
  ...forgeFindings,
  ...lineageFindings,
  ...evalFindings,
  ...callFindings,
  ...applicationFindings,
  ...storageFindings,
  ...registryFindings,
  ...releaseFindings,
  ...decisionFindings,
  ...reviewFindings,
  ...environmentFindings,
  ...runtimeFindings,
  ...serveFindings,
  ...draftFindings,
  ...initFindings,
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

export interface FindingWords {
  title: string;
  message: string;
  /** What to do next; empty where there is nothing to do. */
  fix: string;
  /** Of what blocks a change: who can lift that, and how. */
  liftedBy: string | null;
}

/** The words for a finding. A code from a newer version is shown as it is. */
export function describeFinding(found: Finding): FindingWords {
  const message = messageOf(found);
  const entry = entryOf(found);
  if (!entry) return { title: found.code, message, fix: "", liftedBy: null };
  const { title, fix, liftedBy = null } = entry;
  return { title, message, fix: fix(found.args), liftedBy };
}

/** What happened, and no more: all that an error says by itself. */
export function messageOf(found: Finding): string {
  return entryOf(found)?.message(found.args) ?? JSON.stringify(found.args);
}

function entryOf({ code }: Finding): CatalogueEntry | undefined {
  return catalogue[code as FindingCode];
}

/** Problems that a person can mend and that stop the command. Anything else thrown is a bug, and is shown whole. */
export class BlastgateError extends Error {
  readonly findings: Finding[];

  constructor(findings: Finding[], options?: ErrorOptions) {
    super(findings.map((found) => `${found.code}: ${messageOf(found)}`).join("\n"), options);
    this.name = "BlastgateError";
    this.findings = findings;
  }
}
