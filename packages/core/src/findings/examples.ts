import type { FindingArgs, FindingCode } from "./catalogue.ts";
import { applicationExamples } from "./examples/applications.ts";
import { callExamples } from "./examples/calls.ts";
import { codeownersExamples } from "./examples/codeowners.ts";
import { commandExamples } from "./examples/command.ts";
import { contractExamples } from "./examples/contracts.ts";
import { decisionExamples } from "./examples/decision.ts";
import { draftExamples } from "./examples/drafts.ts";
import { environmentExamples } from "./examples/environments.ts";
import { evalExamples } from "./examples/evals.ts";
import { fileExamples } from "./examples/files.ts";
import { forgeExamples } from "./examples/forge.ts";
import { graphExamples } from "./examples/graph.ts";
import { initExamples } from "./examples/init.ts";
import { lineageExamples } from "./examples/lineage.ts";
import { noteExamples } from "./examples/notes.ts";
import { ownershipExamples } from "./examples/ownership.ts";
import { registryExamples } from "./examples/registry.ts";
import { releaseExamples } from "./examples/releases.ts";
import { reviewExamples } from "./examples/review.ts";
import { runtimeExamples } from "./examples/runtime.ts";
import { serveExamples } from "./examples/serve.ts";
import { storageExamples } from "./examples/storage.ts";
import { templateExamples } from "./examples/templates.ts";

/** For every code arguments that somebody might get; a code without them does not compile. */
export const examples = {
  ...fileExamples,
  ...templateExamples,
  ...graphExamples,
  ...contractExamples,
  ...ownershipExamples,
  ...noteExamples,
  ...codeownersExamples,
  ...forgeExamples,
  ...lineageExamples,
  ...evalExamples,
  ...callExamples,
  ...applicationExamples,
  ...storageExamples,
  ...registryExamples,
  ...releaseExamples,
  ...decisionExamples,
  ...reviewExamples,
  ...environmentExamples,
  ...runtimeExamples,
  ...serveExamples,
  ...draftExamples,
  ...initExamples,
  ...commandExamples,
} satisfies { [Code in FindingCode]: FindingArgs<Code> };
