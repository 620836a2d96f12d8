import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { expectedOf } from "../range.ts";

interface Flags {
  json: boolean;
  watch: boolean;
}

export default async function impact(this: Context, flags: Flags, ...paths: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    if (flags.watch) {
      const { watchImpact } = await import("../watch/watch-impact.ts");
      return watchImpact(this, flags, paths);
    }
    // git runs while that is loaded which makes something of its answers.
    const [repository, { readSoundSide }, { radiusOf }] = await Promise.all([
      openRepository(this.cwd, expectedOf({})),
      import("../read-sides.ts"),
      import("../radius-of.ts"),
    ]);
    const { side, findings } = await readSoundSide(repository, undefined, "structure");
    const radius = await radiusOf(repository, side, this.cwd, paths);
    warn(this, findings);
    if (flags.json) printJson(this, radius);
    else {
      const { renderBlastRadius } = await import("../render-impact.ts");
      print(this, renderBlastRadius(radius, this.layout));
    }
    return exitCodes.done;
  });
}
