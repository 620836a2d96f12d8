import type {
  Approvals,
  ConsideredPromotion,
  EnvironmentStatus,
  Finding,
  StatusReport,
  StoreStatus,
} from "@blastgate/core";
import { considerPromotion, type Digest, digestSchema } from "@blastgate/registry";
import { noReason } from "./environment-flags.ts";
import type { OpenedStore } from "./open-store.ts";
import { readCandidate, readPromotion, told } from "./read-promotion.ts";
import { readStatus, stateOf } from "./read-status.ts";

interface Asked {
  cwd: string;
  now: Date;
  approvals: Approvals | null;
}

/** All environments, each with its history, and with what would come next and what that would take. */
export async function readStatusReport(opened: OpenedStore, asked: Asked): Promise<StatusReport> {
  const status = await readStatus(opened, asked);
  const findings: Finding[] = [];
  const environments: StatusReport["environments"] = [];
  for (const each of status.environments) {
    // What is broken of it is among the status's findings.
    const { history } = await stateOf(opened.store, each.environment, []);
    environments.push({ ...each, history, next: await readNext(opened, { status, of: each }, asked, findings) });
  }
  return { ...status, environments, findings: [...status.findings, ...findings] };
}

async function readNext(
  opened: OpenedStore,
  { status, of }: { status: StoreStatus; of: EnvironmentStatus },
  { cwd, now, approvals }: Asked,
  findings: Finding[],
): Promise<ConsideredPromotion | null> {
  const environment = opened.config?.environments.find(({ name }) => name === of.environment);
  const digest = nextRelease(status, of);
  if (!environment || digest === null) return null;
  return told(findings, null, async () => {
    const candidate = await readCandidate(opened, environment, { digest, approvals });
    const proposal = { ...candidate.request, reason: noReason, overrides: [], now: () => now };
    const promotion = await considerPromotion(opened.store, proposal);
    return readPromotion(opened.store, candidate, promotion, { cwd, now });
  });
}

function nextRelease({ environments, main }: StoreStatus, { from, running }: EnvironmentStatus): Digest | null {
  const released = main?.isReleased ? main.release : undefined;
  const next = from === null ? released : environments.find((each) => each.environment === from)?.running?.release;
  return next === undefined || next === running?.release ? null : digestSchema.parse(next);
}
