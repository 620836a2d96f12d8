import type { LogEntry, Run, Trace, TracedPrompt, TracedRelease } from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { minuteOf } from "../when.ts";
import { plural, shortDigest } from "../words.ts";
import { commitName, whyLines } from "./commit.ts";
import type { Layout } from "./layout.ts";
import { atMost, paragraph, section, table } from "./lines.ts";

/** Where prompts came from and where they ran: what they are, then each release that holds them. */
export function renderTrace({ store, prompts, releases }: Trace, layout: Layout): string {
  const only = prompts.length === 1 ? prompts[0] : undefined;
  return [
    ...(only
      ? promptLines(only, layout)
      : [layout.colours.bold(plural(prompts.length, "prompt")), ...table(layout, prompts.map(promptRow))]),
    ...(only ? [] : prompts.flatMap((prompt) => changeSection(prompt, layout))),
    ...section(layout, `In ${plural(releases.length, "release")}`, [
      paragraph(layout, layout.colours.dim(inert(store)), "  "),
      ...releases.flatMap((release, index) => [...(index > 0 ? [""] : []), ...releaseLines(release, layout)]),
    ]),
  ].join("\n");
}

function promptLines(prompt: TracedPrompt, layout: Layout): string[] {
  const { colours } = layout;
  const { version, digest, owners } = prompt;
  return [
    paragraph(layout, `${colours.bold(inert(prompt.prompt))} ${version ? inert(version) : "without version"}`),
    paragraph(layout, colours.dim(inert(digest))),
    ...(owners.length > 0 ? [paragraph(layout, `owned by ${inert(owners.join(", "))}`)] : []),
    ...changeSection(prompt, layout),
  ];
}

function promptRow({ prompt, version, digest, owners }: TracedPrompt): string[] {
  return [inert(prompt), inert(version ?? "–"), shortDigest(digest).slice("sha256:".length), inert(owners.join(", "))];
}

function changeSection({ prompt, version, digest, changes }: TracedPrompt, layout: Layout): string[] {
  if (changes === null) return [];
  const name = `${inert(prompt)} ${version ? inert(version) : shortDigest(digest)}`;
  const none = ["  No commit that is known here changed it."];
  const lines = changes.length === 0 ? none : changes.flatMap((entry) => changeLines(entry, layout));
  return ["", paragraph(layout, layout.colours.bold(`What last changed ${name}`)), ...lines];
}

function changeLines({ commit, reasons }: LogEntry, layout: Layout): string[] {
  const subject = commit ? `: ${excerpt(commit.subject, 200)}` : "";
  return [
    paragraph(layout, `${commitName(commit, layout)}${subject}`, "    ", "  "),
    ...whyLines(reasons).map((why) => paragraph(layout, `why: ${why}`, "      ", "    ")),
  ];
}

function releaseLines({ digest, named, source, commit, runs, decisions }: TracedRelease, layout: Layout): string[] {
  const { colours } = layout;
  const line = (text: string) => paragraph(layout, text, "      ", "    ");
  const made = commit
    ? `${commitName(commit, layout)}: ${excerpt(commit.subject, 200)}`
    : `${source.commit.slice(0, 10)}, which is not known here`;
  const judged = decisions.map(({ verdict, baseline, signedBy, envelope }) => {
    const against = baseline ? `against ${shortDigest(baseline)}` : "against no release";
    const signed = signedBy.length > 0 ? `signed by ${signedBy.join(", ")}` : "signed by nobody that is trusted";
    return line(inert(`${verdict} ${against}, ${signed} (${shortDigest(envelope)})`));
  });
  return [
    paragraph(layout, `${colours.bold(shortDigest(digest))}${named ? " (the one named)" : ""}`, "    ", "  "),
    line(`${source.dirty ? "made of a working tree on" : "made of"} ${made}`),
    ...(runs.length === 0 ? [line("ran in no environment")] : atMost(layout, 20, runs.map(runWords).map(line))),
    ...(judged.length === 0 ? [line("no decision is attached")] : judged),
  ];
}

function runWords({ environment, from, until, actor }: Run): string {
  const end = until === null ? ", and runs now" : ` to ${minuteOf(until)}`;
  return `${inert(environment)} from ${minuteOf(from)}${end} (moved by ${excerpt(actor, 60)})`;
}
