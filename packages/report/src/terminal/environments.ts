import type {
  Drift,
  EnvironmentState,
  EnvironmentStatus,
  Garbage,
  PromotionResult,
  RecordedDeployment,
  StoreStatus,
  StoreVerification,
  Verdict,
} from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { age, minuteOf } from "../when.ts";
import { plural, shortDigest } from "../words.ts";
import { findingLines } from "./findings.ts";
import type { Layout } from "./layout.ts";
import { atMost, paragraph, section, table } from "./lines.ts";

/** What became of a promotion, or would become of it. */
export function renderPromotion(
  { environment, release, replaces, unmet, overrides, evidence, approvedBy, record }: Omit<PromotionResult, "findings">,
  layout: Layout,
  { dryRun }: { dryRun: boolean },
): string {
  const { colours } = layout;
  const move = `${inert(environment)}: ${replaces ? shortDigest(replaces.release) : "nothing"} → ${shortDigest(release)}`;
  if (unmet.length > 0) {
    return [
      colours.bold(colours.red(`Not promoted: ${plural(unmet.length, "rule is", "rules are")} not met.`)),
      paragraph(layout, colours.dim(move)),
      ...unmet.flatMap((found) => ["", ...findingLines(found, layout)]),
    ].join("\n");
  }
  const headline = dryRun ? `${move} would be promoted. Nothing was changed.` : `${move} is promoted.`;
  return [
    paragraph(layout, colours.bold(colours.green(headline))),
    ...overrideLines(overrides, layout),
    ...table(layout, [
      ...(evidence.length > 0 ? [["GO", evidence.map(shortDigest).join(", ")]] : []),
      ...(approvedBy.length > 0 ? [["approved by", inert(approvedBy.join(", "))]] : []),
      ...(record ? [["record", `${record.sequence}, ${shortDigest(record.digest)}`]] : []),
    ]),
  ].join("\n");
}

export function renderRollback(
  {
    environment,
    from,
    to,
    records,
  }: { environment: string; from: string; to: string; records: readonly RecordedDeployment[] },
  layout: Layout,
): string {
  const { colours } = layout;
  const done = `${inert(environment)} is back at ${shortDigest(to)}. ${shortDigest(from)} is held.`;
  const numbers = records.map(({ sequence, digest }) => `${sequence}, ${shortDigest(digest)}`);
  return [paragraph(layout, colours.bold(done)), ...table(layout, [["records", numbers.join("; ")]])].join("\n");
}

/** What the suites said of a release that an environment went back to. */
export function renderVerdict(
  {
    verdict,
    suites,
    envelope,
  }: { verdict: Verdict; suites: readonly { suite: string; verdict: Verdict }[]; envelope: string },
  layout: Layout,
): string {
  return [
    layout.colours.bold(`Its suites: ${verdict}`),
    ...table(layout, [...suites.map((each) => [inert(each.suite), each.verdict]), ["attached", shortDigest(envelope)]]),
  ].join("\n");
}

export function renderHold({ environment, kind, release, reason }: RecordedDeployment, layout: Layout): string {
  const done = kind === "hold" ? "is held" : "is no longer held";
  return paragraph(layout, `${shortDigest(release)} ${done} in ${inert(environment)}: ${inert(reason)}`);
}

/** The history of an environment, newest first. */
export function renderHistory({ environment, running, history }: EnvironmentState, layout: Layout): string {
  const { colours } = layout;
  const now = running ? `runs ${shortDigest(running.release)} since ${minuteOf(running.since)}` : "runs nothing";
  return [
    paragraph(layout, `${colours.bold(inert(environment))} ${now}`),
    ...history.toReversed().flatMap((record) => ["", ...recordLines(record, layout)]),
  ].join("\n");
}

function recordLines(record: RecordedDeployment, layout: Layout): string[] {
  const { sequence, kind, release, at, actor, reason, evidence, approvedBy, overrides } = record;
  const { colours } = layout;
  return [
    paragraph(
      layout,
      `${colours.yellow(`#${sequence}`)} ${minuteOf(at)} ${colours.bold(kind)} ${shortDigest(release)} by ${inert(actor)}`,
      "   ",
      "",
    ),
    paragraph(layout, `why: ${excerpt(reason, 400)}`, "     ", "   "),
    ...(evidence.length > 0 ? [paragraph(layout, `GO: ${evidence.map(shortDigest).join(", ")}`, "     ", "   ")] : []),
    ...(approvedBy.length > 0
      ? [paragraph(layout, `approved by ${inert(approvedBy.join(", "))}`, "     ", "   ")]
      : []),
    ...overrideLines(overrides, layout),
  ];
}

/** Loud, and in every place where the promotion is shown. */
function overrideLines(overrides: RecordedDeployment["overrides"], layout: Layout): string[] {
  return overrides.map(({ code, reason }) =>
    paragraph(layout, layout.colours.red(`OVERRIDE ${inert(code)}: ${excerpt(reason, 400)}`), "     ", "   "),
  );
}

/** All environments with what they run, for how long, and how far they are from each other. */
export function renderStatus({ store, environments, main, unused }: StoreStatus, layout: Layout): string {
  const { colours } = layout;
  return [
    paragraph(layout, colours.dim(inert(store))),
    ...(environments.length === 0 ? ["There are no environments, neither in blastgate.yaml nor in the store."] : []),
    ...environments.flatMap((environment) => ["", ...statusLines(environment, main?.branch ?? "", layout)]),
    ...(main ? ["", paragraph(layout, mainWords(main), "  ", "")] : []),
    ...section(
      layout,
      "Releases that never came to any environment",
      atMost(
        layout,
        5,
        unused.map((each) => `  ${shortDigest(each)}`),
      ),
    ),
  ].join("\n");
}

function statusLines(
  { environment, configured, from, running, held, behindFrom, behindMain }: EnvironmentStatus,
  branch: string,
  layout: Layout,
): string[] {
  const { colours } = layout;
  const name = colours.bold(inert(environment)) + (configured ? "" : colours.yellow(" (not in blastgate.yaml)"));
  const line = (text: string) => paragraph(layout, text, "    ", "  ");
  if (!running) return [paragraph(layout, `${name} runs nothing`), ...holdLines(held, layout)];
  const { release, commit, ageMs, actor } = running;
  const of = commit ? ` (commit ${commit.slice(0, 10)})` : "";
  return [
    paragraph(layout, `${name} runs ${shortDigest(release)}${of}`),
    line(`for ${age(ageMs)}, moved by ${inert(actor)}`),
    ...(from !== null && behindFrom ? [line(driftWords(inert(from), behindFrom))] : []),
    ...(behindMain ? [line(driftWords(inert(branch), behindMain))] : []),
    ...holdLines(held, layout),
  ];
}

function holdLines(held: readonly RecordedDeployment[], layout: Layout): string[] {
  return held.map(({ release, actor, reason }) =>
    paragraph(
      layout,
      layout.colours.yellow(`held: ${shortDigest(release)} by ${inert(actor)}: ${excerpt(reason, 200)}`),
      "    ",
      "  ",
    ),
  );
}

function driftWords(other: string, { added, removed, changed }: Drift): string {
  const parts = [
    ...(changed.length > 0 ? [`${plural(changed.length, "prompt")} changed (${firstOf(changed)})`] : []),
    ...(added.length > 0 ? [`${added.length} added (${firstOf(added)})`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed (${firstOf(removed)})`] : []),
  ];
  return parts.length === 0 ? `as ${other}` : `against ${other}: ${parts.join(", ")}`;
}

function firstOf(ids: readonly string[]): string {
  return inert(ids.slice(0, 3).join(", ")) + (ids.length > 3 ? ", …" : "");
}

function mainWords({ branch, commit, release, isReleased }: NonNullable<StoreStatus["main"]>): string {
  const released = isReleased ? "" : ", which is not released";
  return `${inert(branch)} (commit ${commit.slice(0, 10)}) is ${shortDigest(release)}${released}`;
}

/** What was walked, then everything that is broken. */
export function renderVerification(
  { store, environments, releases, evidence, findings }: StoreVerification,
  layout: Layout,
): string {
  const { colours } = layout;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const verdict =
    errors === 0
      ? colours.green("Everything is as it was written.")
      : colours.red(`Broken: ${plural(errors, "finding")}.`);
  return [
    colours.bold(verdict),
    paragraph(layout, colours.dim(inert(store))),
    ...table(layout, [
      ...environments.map(({ environment, records }) => [
        inert(environment),
        records === null ? "broken" : plural(records, "record"),
      ]),
      ["releases", String(releases)],
      ["decisions", String(evidence)],
    ]),
    ...findings.flatMap((found) => ["", ...findingLines(found, layout)]),
  ].join("\n");
}

/** What nothing leads to. */
export function renderGarbage(
  { store, releases, content, kept }: Garbage,
  layout: Layout,
  { dryRun }: { dryRun: boolean },
): string {
  const { colours } = layout;
  const what = `${plural(releases.length, "release")} that never came to an environment, and ${plural(content.length, "piece")} of other content`;
  return [
    paragraph(layout, colours.bold(dryRun ? `Would remove ${what}. Nothing is removed.` : `Removed ${what}.`)),
    paragraph(layout, colours.dim(inert(store))),
    ...releases.map((release) => `  ${shortDigest(release)}`),
    ...(kept > 0 ? [`${plural(kept, "such release")} stay${kept === 1 ? "s" : ""}, the last or too young.`] : []),
  ].join("\n");
}
