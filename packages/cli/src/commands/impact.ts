import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { expectedOf } from "../range.ts";

export default async function impact(this: Context, flags: { json: boolean }, ...paths: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    // git runs while that is loaded which makes something of its answers.
    const [repository, { radiusOf }] = await Promise.all([
      openRepository(this.cwd, expectedOf({})),
      import("../radius-of.ts"),
    ]);
    const { radius, findings } = await radiusOf(repository, this.cwd, paths);
    warn(this, findings);
    if (flags.json) printJson(this, radius);
    else {
      const { renderBlastRadius } = await import("../render-impact.ts");
      print(this, renderBlastRadius(radius, this.layout));
    }
    return exitCodes.done;
  });
}
