import { BlastgateError, type ExplainedGroup, type Explanation, explainAll, finding, nearest } from "@blastgate/core";
import { renderCodes, renderExplanation } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";

export default async function explain(this: Context, flags: { json: boolean }, code?: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const groups = explainAll();
    if (code === undefined) {
      if (flags.json) printJson(this, { groups });
      else print(this, renderCodes(groups, this.layout));
    } else {
      const explanation = findCode(groups, code);
      if (flags.json) printJson(this, explanation);
      else print(this, renderExplanation(explanation, this.layout));
    }
    return exitCodes.done;
  });
}

function findCode(groups: readonly ExplainedGroup[], written: string): Explanation {
  const all = groups.flatMap(({ codes }) => codes);
  const found = all.find(({ code }) => code === written);
  if (found) return found;
  const suggestion = nearest(
    written,
    all.map(({ code }) => code),
  );
  throw new BlastgateError([finding("code-unknown", { code: written, suggestion })]);
}
