import { renderPromptBlame } from "@blastgate/report";
import { openRepository, readPromptBlame } from "@blastgate/workspace";
import { cachesOf } from "../caches.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { writtenPrompt } from "../written-prompt.ts";

export default async function blame(this: Context, flags: { json: boolean }, prompt: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd, { revisions: ["HEAD"], status: true });
    const caches = cachesOf(repository) ?? {};
    const blamed = await readPromptBlame(repository, writtenPrompt(this, repository, prompt), { caches });
    if (flags.json) printJson(this, blamed);
    else {
      print(this, renderPromptBlame(blamed, this.layout));
      await tell(this, blamed.findings);
    }
    return exitCodes.done;
  });
}
