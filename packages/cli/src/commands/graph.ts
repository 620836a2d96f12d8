import { graphData } from "@blastgate/core";
import { renderGraph } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { readSide } from "../read-sides.ts";

interface Flags {
  json: boolean;
  rev?: string | undefined;
}

export default async function graph(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings } = await readSide(repository, flags.rev, "structure");
    if (flags.json) printJson(this, graphData(side.graph));
    else {
      warn(this, findings);
      print(this, renderGraph(graphData(side.graph), this.layout));
    }
    return exitCodes.done;
  });
}
