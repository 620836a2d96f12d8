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
import { examples } from "./examples.ts";
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

/** A code in full. */
export interface Explanation {
  code: string;
  severity: Finding["severity"];
  title: string;
  /** What a finding of this code might say. */
  example: string;
  /** What to do next, in the example. */
  fix: string;
  /** Who can lift it, and how, where it blocks a change. */
  liftedBy: string | null;
  /** Where it is documented, from the repository's root. */
  documented: string;
}

export interface ExplainedGroup {
  title: string;
  about: string;
  codes: Explanation[];
}

/** Every code, grouped by what it is about, in the order in which a change meets them. */
export function explainAll(): ExplainedGroup[] {
  return groups.map(({ title, about, entries }) => ({
    title,
    about,
    codes: Object.entries(entries).map(explainEntry),
  }));
}

function explainEntry([code, entry]: [string, CatalogueEntry]): Explanation {
  const { severity, title, message, fix, liftedBy = null } = entry;
  const args: unknown = examples[code as keyof typeof examples];
  return {
    code,
    severity,
    title,
    example: message(args),
    fix: fix(args),
    liftedBy,
    documented: `docs/codes.md#${code}`,
  };
}

const groups: { title: string; about: string; entries: Record<string, CatalogueEntry> }[] = [
  { title: "Files", about: "What cannot be read, parsed or understood.", entries: fileFindings },
  { title: "Templates", about: "Prompts that cannot be parsed or rendered.", entries: templateFindings },
  { title: "Graph", about: "What does not fit together between files.", entries: graphFindings },
  { title: "Contracts", about: "What a prompt promises, and what others rely on.", entries: contractFindings },
  {
    title: "Owners",
    about: "Who answers for a prompt, who approves, and until when it may be used.",
    entries: ownershipFindings,
  },
  { title: "Change notes", about: "Why a prompt changed, and the versions made of that.", entries: noteFindings },
  { title: "CODEOWNERS", about: "The file by which a forge asks owners for reviews.", entries: codeownersFindings },
  { title: "Forges", about: "Who approved a change, and why that cannot be told.", entries: forgeFindings },
  { title: "History", about: "Where a prompt comes from.", entries: lineageFindings },
  {
    title: "Suites and cases",
    about: "What cannot be run as written, or went wrong as it ran.",
    entries: evalFindings,
  },
  { title: "Model calls", about: "Providers that cannot be asked, or do not answer.", entries: callFindings },
  { title: "Applications", about: "Features whose entry point is code.", entries: applicationFindings },
  { title: "Storage", about: "What a run keeps on disk and in the shared cache.", entries: storageFindings },
  { title: "Stores", about: "Where releases are kept: on disk or in a registry.", entries: registryFindings },
  { title: "Releases", about: "What is released, on what evidence, signed by whom.", entries: releaseFindings },
  { title: "Decisions", about: "Why a verdict is what it is, and what it leaves out.", entries: decisionFindings },
  { title: "Review", about: "What a change lacks beside evals that pass. Errors block it.", entries: reviewFindings },
  {
    title: "Environments",
    about: "Why a release may not come to an environment, and what is wrong with its history.",
    entries: environmentFindings,
  },
  {
    title: "Applications that run",
    about: "What an application meets that gets its prompts through `@blastgate/runtime`.",
    entries: runtimeFindings,
  },
  { title: "Serving", about: "What `blastgate serve` refuses: to start, or a request.", entries: serveFindings },
  { title: "Drafts", about: "Why a contract was not drafted.", entries: draftFindings },
  { title: "Setting up", about: "What `blastgate init` was unsure of.", entries: initFindings },
  { title: "Commands", about: "What stops a command, or widens what it looks at.", entries: commandFindings },
];
