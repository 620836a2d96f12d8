import type { AttachedDecision, Lock } from "@blastgate/core";
import { inert } from "../inert.ts";
import { plural, shortDigest } from "../words.ts";
import type { Layout } from "./layout.ts";
import { paragraph, section, table } from "./lines.ts";

export interface LockedRelease {
  digest: string;
  lock: Lock;
}

/** What `release` has made, or found made already. */
export function renderReleased(
  { digest, lock, isNew, store }: LockedRelease & { isNew: boolean; store: string },
  layout: Layout,
): string {
  const { colours } = layout;
  const headline = isNew ? "Released" : "Released already";
  return [
    paragraph(layout, colours.bold(`${headline}: ${contentsOf(lock)}, of ${sourceOf(lock)}.`)),
    digest,
    paragraph(layout, inert(store), "  ", "in "),
    ...(lock.source.dirty
      ? [paragraph(layout, colours.yellow("It is in no commit, so that no environment takes it."))]
      : []),
  ].join("\n");
}

/** Everything that is in a release, and what was decided of it. */
export function renderRelease(
  { digest, lock, decisions }: LockedRelease & { decisions: readonly AttachedDecision[] },
  layout: Layout,
): string {
  return [
    layout.colours.bold(digest),
    paragraph(layout, `${contentsOf(lock)}, of ${sourceOf(lock)}.`),
    ...section(layout, "Prompts", table(layout, Object.entries(lock.prompts).map(promptRow))),
    ...section(layout, "Models", table(layout, modelRows(lock))),
    ...section(
      layout,
      "Features",
      table(
        layout,
        Object.entries(lock.features).map(([id, { owner, prompts }]) => [
          inert(id),
          plural(prompts.length, "prompt"),
          inert(owner),
        ]),
      ),
    ),
    ...section(layout, "Decisions", table(layout, decisions.map(decisionRow))),
  ].join("\n");
}

export function renderReleases(releases: readonly LockedRelease[], layout: Layout): string {
  if (releases.length === 0) return "There is no release in the store yet.";
  const rows = releases.map(({ digest, lock }) => [shortDigest(digest), sourceOf(lock), contentsOf(lock)]);
  return [layout.colours.bold(plural(releases.length, "release")), ...table(layout, rows)].join("\n");
}

function contentsOf({ prompts, features }: Lock): string {
  return `${plural(Object.keys(prompts).length, "prompt")}, ${plural(Object.keys(features).length, "feature")}`;
}

function sourceOf({ source: { commit, dirty } }: Lock): string {
  return `${dirty ? "a working tree on " : ""}${commit.slice(0, 10)}`;
}

function promptRow([id, { version, digest, owners }]: [string, Lock["prompts"][string]]): string[] {
  return [inert(id), inert(version ?? "–"), shortDigest(digest).slice("sha256:".length), inert(owners.join(", "))];
}

/** Each alias with what it stands for, and how many prompts name it. */
function modelRows({ prompts }: Lock): string[][] {
  const models = Object.values(prompts).flatMap(({ model }) => (model ? [`${model.alias} ${model.provider}`] : []));
  return [...new Set(models)].toSorted().map((name) => {
    const at = name.indexOf(" ");
    const count = models.filter((each) => each === name).length;
    return [inert(name.slice(0, at)), plural(count, "prompt"), inert(name.slice(at + 1))];
  });
}

function decisionRow({ decision, baseline, signedBy, envelope }: AttachedDecision): string[] {
  const against = baseline ? `against ${shortDigest(baseline)}` : "against no release";
  const signed = signedBy.length > 0 ? `signed by ${signedBy.join(", ")}` : "signed by nobody that is trusted";
  return [decision.verdict, against, inert(`${signed} (${shortDigest(envelope)})`)];
}
