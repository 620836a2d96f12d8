import { renderPromptLog } from "@blastgate/report";
import { openRepository, readPromptLog } from "@blastgate/workspace";
import { cachesOf } from "../caches.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { writtenPrompt } from "../written-prompt.ts";

interface Flags {
  json: boolean;
  limit: number;
}

export default async function log(this: Context, flags: Flags, prompt: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd, { revisions: ["HEAD"], status: true });
    const caches = cachesOf(repository) ?? {};
    const history = await readPromptLog(repository, writtenPrompt(this, repository, prompt), {
      limit: flags.limit,
      caches,
    });
    if (flags.json) printJson(this, history);
    else {
      print(this, renderPromptLog(history, this.layout));
      await tell(this, history.findings);
    }
    return exitCodes.done;
  });
}
