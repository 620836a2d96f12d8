import { once } from "node:events";
import { join } from "node:path";
import { inert, shortDigest } from "@blastgate/report";
import { openPrompts, type Prompts } from "@blastgate/runtime";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell } from "../context.ts";
import { listenForInterrupts } from "../interrupts.ts";
import { findStore } from "../open-store.ts";
import { readAccess } from "../serve/access.ts";
import { answer } from "../serve/answer.ts";
import { listen } from "../serve/listen.ts";
import { Metrics } from "../serve/metrics.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  environment: string;
  host: string;
  port: number;
  tokenFile?: string | undefined;
  poll: number;
}

export default async function serve(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const access = await readAccess(flags, surroundingsOf(this));
    const { location, root } = await findStore(this, flags);
    await using prompts = await openPrompts({
      store: location,
      environment: flags.environment,
      copy: join(root, ".blastgate/runtime"),
      pollMs: flags.poll,
    });
    await follow(this, prompts);
    const interrupts = listenForInterrupts(this.process, () => say(this, "Stopping, with what is under way."));
    const metrics = new Metrics(prompts);
    const server = await listen(flags, (request, isStopping) =>
      answer(request, { prompts, metrics, access, isStopping }),
    );
    const { environment, store, release } = prompts.health();
    const { address } = server;
    if (flags.json) printJson(this, { environment, store, release, address });
    else print(this, inert(`Serving ${environment} at ${address}, which runs ${shortDigest(release)}.`));
    if (!interrupts.stop.aborted) await once(interrupts.stop, "abort");
    await server.close(interrupts.abort);
    interrupts.close();
    return exitCodes.done;
  });
}

/** What comes of the environment and its store. Nothing is said of requests. */
async function follow(context: Context, prompts: Prompts): Promise<void> {
  const { environment, failing, lastError } = prompts.health();
  prompts.on("release", ({ release, at }) => say(context, `${at} ${environment} runs ${shortDigest(release)}.`));
  prompts.on("recovered", ({ at }) => say(context, `${at} The store answers again.`));
  prompts.on("error", ({ findings }) => void tell(context, findings));
  if (failing && lastError) await tell(context, lastError.findings);
}

function say(context: Context, text: string): void {
  context.process.stderr.write(`${inert(text)}\n`);
}
