import { BlastgateError, type Environment, type Finding, finding, type PromotionReport } from "@blastgate/core";
import { considerPromotion, type Digest, digestSchema, promote, readChain, type Store } from "@blastgate/registry";
import { renderPromotion, renderPromotionPage } from "@blastgate/report";
import { actorOf } from "../actor.ts";
import { readApprovals } from "../approvals.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell } from "../context.ts";
import { noReason } from "../environment-flags.ts";
import { environmentIn, openStoreHere, releaseNamed } from "../open-store.ts";
import { askedIn, readCandidate, readPromotion, resultOf } from "../read-promotion.ts";
import { writePage } from "../write-page.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  release?: string | undefined;
  reason?: string | undefined;
  actor?: string | undefined;
  approvals?: string | undefined;
  override?: readonly string[] | undefined;
  dryRun: boolean;
  report?: string | undefined;
}

export default async function promoteCommand(this: Context, flags: Flags, name: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const overrides = flags.override ?? [];
    if (overrides.length > 0 && flags.reason === undefined) {
      throw new BlastgateError([finding("override-without-reason", { codes: [...overrides] })]);
    }
    const opened = await openStoreHere(this, flags);
    const { store, config } = opened;
    const environment = environmentIn(config, name);
    const approvals = await readApprovals(flags.approvals, { ...surroundingsOf(this), owners: askedIn([environment]) });
    const digest = await releaseFor(store, environment, flags.release);
    const candidate = await readCandidate(opened, environment, { digest, approvals });
    const promotion = await (flags.dryRun ? considerPromotion : promote)(store, {
      ...candidate.request,
      actor: await actorOf(flags.actor, surroundingsOf(this)),
      reason: flags.reason ?? noReason,
      overrides,
      now: () => new Date(),
    });
    if (!flags.json) {
      print(this, renderPromotion(resultOf(candidate, promotion), this.layout, flags));
      const isToTell = ({ severity }: Finding) => severity === "error" || environment["signed-by"] !== undefined;
      await tell(this, candidate.findings.filter(isToTell));
    }
    if (flags.json || flags.report !== undefined) {
      const history = promotion.states.get(name)?.history ?? [];
      const considered = await readPromotion(store, candidate, promotion, { cwd: this.cwd, now: new Date() });
      const report: PromotionReport = { ...considered, history };
      if (flags.json) printJson(this, report);
      if (flags.report !== undefined) await writePage(this, flags.report, renderPromotionPage(report));
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
