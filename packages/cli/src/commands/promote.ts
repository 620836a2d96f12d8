import { BlastgateError, type Environment, finding } from "@blastgate/core";
import {
  considerPromotion,
  type Digest,
  digestSchema,
  promote,
  readChain,
  readEvidence,
  readRelease,
  type Store,
} from "@blastgate/registry";
import { renderPromotion } from "@blastgate/report";
import { actorOf } from "../actor.ts";
import { readApprovals } from "../approvals.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell } from "../context.ts";
import { noReason } from "../environment-flags.ts";
import { environmentIn, openStoreHere, releaseNamed } from "../open-store.ts";
import { readTrustedKeys } from "../trusted-keys.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  release?: string | undefined;
  reason?: string | undefined;
  actor?: string | undefined;
  approvals?: string | undefined;
  override?: readonly string[] | undefined;
  dryRun: boolean;
}

export default async function promoteCommand(this: Context, flags: Flags, name: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const overrides = flags.override ?? [];
    if (overrides.length > 0 && flags.reason === undefined) {
      throw new BlastgateError([finding("override-without-reason", { codes: [...overrides] })]);
    }
    const { store, root, config } = await openStoreHere(this, flags);
    const environment = environmentIn(config, name);
    const { digest, lock } = await readRelease(store, await releaseFor(store, environment, flags.release));
    const { decisions, findings } = await readEvidence(store, digest, await readTrustedKeys(root));
    const request = {
      environment,
      release: (await store.readManifest(digest)).descriptor,
      lock,
      decisions,
      approvals: await readApprovals(flags.approvals, { ...surroundingsOf(this), owners: askedIn(environment) }),
      actor: await actorOf(flags.actor, surroundingsOf(this)),
      reason: flags.reason ?? noReason,
      overrides,
      now: () => new Date(),
    };
    const { before, ...promotion } = await (flags.dryRun ? considerPromotion : promote)(store, request);
    const result = { environment: name, release: digest, replaces: before.running, ...promotion, findings };
    if (flags.json) printJson(this, result);
    else {
      print(this, renderPromotion(result, this.layout, flags));
      await tell(this, environment["signed-by"] ? findings : findings.filter(({ severity }) => severity === "error"));
    }
    return promotion.unmet.length > 0 ? exitCodes.blocked : exitCodes.done;
  });
}

/** The release that is asked for, else what the environment takes its releases from runs. */
async function releaseFor(store: Store, { name, from }: Environment, written: string | undefined): Promise<Digest> {
  if (written !== undefined) return releaseNamed(store, written);
  const running = from === undefined ? null : (await readChain(store, from)).running;
  if (running) return digestSchema.parse(running.release);
  throw new BlastgateError([finding("promotion-release-missing", { environment: name, from: from ?? "" })]);
}

function askedIn({ approvers = [] }: Environment): string[] {
  return approvers.flatMap((approver) => ("of" in approver ? approver.of : [approver.owner]));
}
