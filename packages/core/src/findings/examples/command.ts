import type { commandFindings } from "../command.ts";
import type { ExamplesOf } from "./examples-of.ts";

const file = ".blastgate/reports/evidence-2-of-4.json";

export const commandExamples = {
  "widened-by-config": {},
  "widened-by-file": { path: "prompts/notes.txt", status: "added" },
  "base-without-workspace": { revision: "main" },
  "range-and-head": { range: "main..shorter-persona", head: "HEAD" },
  "watch-with": { flag: "--json" },
  "watch-impossible": { detail: "ENOSPC: System limit for number of file watchers reached" },
  interrupted: { done: 120, total: 680, bought: 236 },
  "plan-file-unreadable": { detail: "`suites` is missing" },
  "evidence-file-unreadable": { detail: "`results` is missing" },
  "requests-file-unreadable": { detail: "cases: expected array" },
  "report-without-evidence": {},
  "workspace-not-as-planned": { side: "candidate", source: "the working tree" },
  "shard-unknown": { written: "5/4", of: 4 },
  "shard-missing": { shard: "3/4" },
  "shard-doubled": { shard: "2/4", files: [file, "evidence-2-of-4-again.json"] },
  "shard-of-another-plan": { file, plan: "5b1e9c07d2a4f683", planned: "c8804f1ae29d7730" },
  "shard-of-another-split": { file, shard: "2/4", of: 3 },
  "shard-with-other-cases": { file, shard: "2/4", count: 3, first: ["card-lost-3", "fees-8"] },
  "suite-unknown": { suite: "suport-routing", suggestion: "support-routing" },
  "path-unknown": { path: "prompts/shared/_persnoa.prompt", suggestion: "prompts/shared/_persona.prompt" },
  "code-unknown": { code: "note-mising", suggestion: "note-missing" },
} satisfies ExamplesOf<typeof commandFindings>;
