import type { ChangedPart, LogEntry, PromptLog } from "@blastgate/core";
import { inert } from "../inert.ts";
import { commitName, whyLines } from "./commit.ts";
import type { Layout } from "./layout.ts";
import { paragraph } from "./lines.ts";

/** What became of a prompt, newest first: each commit with what it changed, why, and the features that it affected. */
export function renderPromptLog({ prompt, path, entries, complete }: PromptLog, layout: Layout): string {
  const { colours } = layout;
  const end = complete ? [] : [colours.dim("There may be more before; --limit shows it.")];
  const none = entries.length === 0 ? ["No commit that is known here changed it."] : [];
  return [
    paragraph(layout, `${colours.bold(inert(prompt))} ${colours.dim(inert(path))}`),
    ...[...entries.map((entry) => entryLines(entry, prompt, layout).join("\n")), ...none, ...end].flatMap((block) => [
      "",
      block,
    ]),
  ].join("\n");
}

function entryLines({ commit, prompt, parts, reasons, features }: LogEntry, asked: string, layout: Layout): string[] {
  const { colours } = layout;
  const then = prompt === asked ? "" : colours.dim(`, as ${inert(prompt)}`);
  return [
    paragraph(layout, `${commitName(commit, layout)}${then}`, "  ", ""),
    ...(commit ? [paragraph(layout, colours.bold(inert(commit.subject)), "  ")] : []),
    paragraph(layout, inert(changeWords(parts, prompt)), "    ", "  "),
    ...whyLines(reasons).map((why) => paragraph(layout, `why: ${why}`, "    ", "  ")),
    ...(features.length > 0
      ? [paragraph(layout, inert(`${commit ? "affected" : "affects"}: ${featureNames(features)}`), "    ", "  ")]
      : []),
  ];
}

function featureNames(features: readonly string[]): string {
  const more = features.length - featuresShown;
  const named = features.slice(0, featuresShown).join(", ");
  return more > 0 ? `${named} and ${more} more; --json has all` : named;
}

const featuresShown = 12;

/** What happened to the prompt, its contract and what it includes; `own` is its id after the commit. */
function changeWords(parts: readonly ChangedPart[], own: string): string {
  const contracts = new Map(parts.flatMap((each) => (each.part === "contract" ? [[each.prompt, each]] : [])));
  const itself = parts.find(({ part }) => part === "itself");
  const contract = contracts.get(itself?.prompt ?? own);
  const included = parts
    .filter(({ part }) => part === "included")
    .map((each) => {
      const itsContract = contracts.get(each.prompt);
      const details = [
        ...(each.status === "changed" ? [] : [statusWords(each)]),
        ...(itsContract ? [contractWords(itsContract)] : []),
      ];
      return details.length === 0 ? each.prompt : `${each.prompt} (${details.join(", ")})`;
    });
  return [
    ...(itself ? [`itself ${statusWords(itself, own)}`] : []),
    ...(contract ? [contractWords(contract)] : []),
    ...(included.length > 0 ? [`through ${included.join(", ")}`] : []),
  ].join("; ");
}

/** `own` is the id under which the part was followed, which a removed one keeps. */
function statusWords({ status, prompt, path, before }: ChangedPart, own = prompt): string {
  if (!before) return status;
  if (prompt !== own) return `renamed to ${prompt}`;
  return before.prompt === prompt ? `renamed from ${before.path} to ${path}` : `renamed from ${before.prompt}`;
}

/** `contract 1.0.0 → 1.1.0`, `contract added 1.0.0`, `contract changed`. */
function contractWords({ status, version }: ChangedPart): string {
  const versions = [version?.before ?? null, version?.after ?? null].filter((each) => each !== null).join(" → ");
  return ["contract", ...(status === "changed" && versions ? [] : [status]), ...(versions ? [versions] : [])].join(" ");
}
