import { resolve } from "node:path";
import { BlastgateError, finding, snapshotFiles } from "@blastgate/core";
import { digestSchema, readChain, readRelease } from "@blastgate/registry";
import { inert, plural, shortDigest } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { openStoreHere, requireHistory } from "../open-store.ts";
import { writeSnapshot } from "../write-snapshot.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  out: string;
}

export default async function snapshot(this: Context, flags: Flags, environment: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store } = await openStoreHere(this, flags);
    await requireHistory(store, environment);
    const { running } = await readChain(store, environment);
    if (!running) throw new BlastgateError([finding("environment-runs-nothing", { environment })]);
    const release = await readRelease(store, digestSchema.parse(running.release));
    const files = snapshotFiles(release, environment);
    await writeSnapshot(resolve(this.cwd, flags.out), files, { cwd: this.cwd, written: flags.out });
    const { digest } = release;
    const prompts = Object.keys(release.bundle.prompts).length;
    if (flags.json)
      printJson(this, { environment, release: digest, folder: flags.out, files: files.map(({ path }) => path) });
    else {
      const what = `${plural(prompts, "prompt")} of ${shortDigest(digest)}, which ${environment} runs, to ${flags.out}`;
      print(this, inert(`Wrote ${what}.`));
    }
    return exitCodes.done;
  });
}
