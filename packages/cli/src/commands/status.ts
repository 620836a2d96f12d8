import type { StoreStatus } from "@blastgate/core";
import { renderStatus, renderStatusPage } from "@blastgate/report";
import { readApprovals } from "../approvals.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell } from "../context.ts";
import { openStoreHere } from "../open-store.ts";
import { askedIn } from "../read-promotion.ts";
import { readStatus } from "../read-status.ts";
import { readStatusReport } from "../read-status-report.ts";
import { writePage } from "../write-page.ts";

interface Flags {
  json: boolean;
  html: boolean;
  store?: string | undefined;
  approvals?: string | undefined;
  out?: string | undefined;
}

export default async function status(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const opened = await openStoreHere(this, flags);
    const now = new Date();
    if (!flags.json && !flags.html) {
      const found = await readStatus(opened, { cwd: this.cwd, now });
      print(this, renderStatus(found, this.layout));
      await tell(this, found.findings);
      return exitCodeOf(found);
    }
    const owners = askedIn(opened.config?.environments ?? []);
    const approvals = await readApprovals(flags.approvals, { ...surroundingsOf(this), owners });
    const report = await readStatusReport(opened, { cwd: this.cwd, now, approvals });
    if (flags.json) printJson(this, report);
    if (flags.html && flags.out !== undefined) await writePage(this, flags.out, renderStatusPage(report));
    else if (flags.html && !flags.json) print(this, renderStatusPage(report).trimEnd());
    return exitCodeOf(report);
  });
}

function exitCodeOf({ findings }: Pick<StoreStatus, "findings">): number {
  return findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
}
