import type { FeatureDifference, PromptDifference, ReleaseDiff } from "@blastgate/core";
import { inert } from "../inert.ts";
import { plural, shortDigest } from "../words.ts";
import type { Layout } from "./layout.ts";
import { paragraph } from "./lines.ts";

/** What differs between two releases, prompt by prompt, as composed. */
export function renderReleaseDiff({ before, after, prompts, features }: ReleaseDiff, layout: Layout): string {
  const sides = `${shortDigest(before.digest)} → ${shortDigest(after.digest)}`;
  if (prompts.length + features.length === 0) return `${sides}: no prompt and no feature is another.`;
  const differ = `${plural(prompts.length, "prompt")} and ${plural(features.length, "feature")} differ`;
  return [
    paragraph(layout, layout.colours.bold(`${sides}: ${differ}.`)),
    ...prompts.flatMap((prompt) => ["", ...promptLines(prompt, layout)]),
    ...features.flatMap((feature) => ["", ...featureLines(feature, layout)]),
  ].join("\n");
}

const partWords: Record<PromptDifference["parts"][number], string> = {
  text: "its own text",
  included: "what it includes",
  model: "its model",
  version: "its version",
  owners: "its owners",
};

function promptLines(
  { prompt, status, version, parts, composed, settings }: PromptDifference,
  layout: Layout,
): string[] {
  const { colours } = layout;
  const headline = [colours.bold(inert(prompt)), inStatus(status, layout), inert(versionWords(version))].filter(
    Boolean,
  );
  const isSilent = status === "changed" && composed === null && settings === null && parts.includes("text");
  return [
    paragraph(layout, headline.join(" ")),
    ...(status === "changed" ? [paragraph(layout, parts.map((part) => partWords[part]).join(", "), "  ")] : []),
    ...(isSilent ? [paragraph(layout, "Only how its front matter is written: it says the same.", "  ")] : []),
    ...patchLines(composed, layout),
    ...(settings === null ? [] : [paragraph(layout, "Settings", "  "), ...patchLines(settings, layout)]),
  ];
}

function featureLines({ feature, status, definition }: FeatureDifference, layout: Layout): string[] {
  const headline = `${layout.colours.bold(`feature ${inert(feature)}`)} ${inStatus(status, layout)}`;
  return [paragraph(layout, headline), ...patchLines(definition, layout)];
}

function inStatus(status: PromptDifference["status"], { colours }: Layout): string {
  return { added: colours.green, removed: colours.red, changed: colours.yellow }[status](status);
}

function versionWords({ before, after }: PromptDifference["version"]): string {
  if (before === after) return before ?? "";
  return `${before ?? "no version"} → ${after ?? "no version"}`;
}

/** Each line with its own indentation, and its sign in the margin where it is wrapped too. */
function patchLines(patch: string | null, layout: Layout): string[] {
  return (patch?.split("\n") ?? []).map((written) => {
    const { colours } = layout;
    const line = inert(written);
    const sign = line.charAt(0);
    if (sign === "@") return `  ${colours.dim(line)}`;
    const colour = { "+": colours.green, "-": colours.red }[sign] ?? String;
    const lead = /^ {0,20}/.exec(line.slice(1))?.[0] ?? "";
    return paragraph(layout, line.slice(1), `  ${sign} ${lead}`).split("\n").map(colour).join("\n");
  });
}
