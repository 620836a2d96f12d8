import type { ConsideredPromotion, LogEntry, PromotedPrompt } from "@blastgate/core";
import { minuteOf } from "../../when.ts";
import { plural } from "../../words.ts";
import { folded, heading, type Level, list } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { patchMarkup } from "../patch.ts";
import { tableOf } from "../table.ts";

/** So few are read one after another, and stand open. */
const fewPrompts = 3;

/** What is another in the environment afterwards, prompt by prompt: what differs itself, then what includes that. */
export function changesSection({ differences, replaces, lock }: ConsideredPromotion, level: Level): Markup {
  if (differences === null) {
    if (replaces !== null) return html`<p>What runs now cannot be read, so that nothing can be compared with it.</p>`;
    return html`<p>Nothing ran here before. ${contentsWords(lock)} come.</p>${contentsTable(lock)}`;
  }
  const { prompts, features } = differences;
  const [own, others] = [prompts.filter(({ itself }) => itself), prompts.filter(({ itself }) => !itself)];
  if (prompts.length + features.length === 0) return html`<p>No prompt and no feature is another.</p>`;
  return html`${own.map((prompt) => promptPart(prompt, { open: own.length <= fewPrompts, level }))}
${others.length > 0 && folded(`${plural(others.length, "prompt differs", "prompts differ")} only by what they include`, includersTable(others))}
${features.map(
  ({ feature, status, definition }) => html`<section class="panel change">
${heading(level, html`Feature ${feature} <span class="status-${status}">${status}</span>`)}
${definition !== null && folded("Its definition", patchMarkup(definition))}
</section>`,
)}`;
}

function promptPart(prompt: PromotedPrompt, { open, level }: { open: boolean; level: Level }): Markup {
  const { status, owners, features, parts, composed, settings, model, through } = prompt;
  const isModel = model.before?.provider !== model.after?.provider;
  const silent = status === "changed" && composed === null && settings === null && parts.includes("text");
  const about: Content[] = [
    status === "changed" && `differs: ${parts.map((part) => partWords[part]).join(", ")}`,
    `owner: ${owners.length > 0 ? owners.join(", ") : "nobody"}`,
    `features: ${features.length > 0 ? features.join(", ") : "none"}`,
    through.length > 0 && `includes, of what differs: ${through.join(", ")}`,
  ].filter((part) => part !== false);
  return html`<section class="panel change">
${heading(level, html`${prompt.prompt} <span class="status-${status}">${status}</span> <span class="version">${versionWords(prompt)}</span>`)}
${list(about)}
${isModel && html`<p class="loud">Model: <code>${model.before?.provider ?? "none"}</code> → <code>${model.after?.provider ?? "none"}</code></p>`}
${whyPart(prompt)}
${silent && html`<p>Only how its front matter is written: it says the same.</p>`}
${composed !== null && folded("Its text, as composed", patchMarkup(composed), { open })}
${settings !== null && folded("Its settings", patchMarkup(settings), { open })}
</section>`;
}

const partWords: Record<PromotedPrompt["parts"][number], string> = {
  text: "its own text",
  included: "what it includes",
  model: "its model",
  version: "its version",
  owners: "its owners",
};

function versionWords({ version: { before, after } }: PromotedPrompt): string {
  if (before === after) return before ?? "no version";
  return `${before ?? "no version"} → ${after ?? "no version"}`;
}

/** The reasons that were given, then the commits. A note that a commit brought is told with it. */
function whyPart({ notes, changes }: PromotedPrompt): Markup {
  const told = new Set((changes ?? []).flatMap(({ reasons }) => reasons.map(({ why }) => why)));
  const others = notes.filter(({ why }) => !told.has(why));
  const nothing = others.length === 0 && (changes ?? []).length === 0;
  return html`<div class="why">${others.map(({ why }) => html`<blockquote>${why}</blockquote>`)}
${(changes ?? []).map(commitPart)}
${nothing && html`<p class="faint">${changes === null ? "Who changed it, and why, could not be read." : "No commit between both releases that is known here changed it."}</p>`}</div>`;
}

function commitPart({ commit, reasons }: LogEntry): Markup {
  return html`${reasons.map(({ why }) => html`<blockquote>${why}</blockquote>`)}
${commit && html`<p class="faint"><code>${commit.id.slice(0, 10)}</code> ${commit.subject} (${commit.author.name || commit.author.email}, ${minuteOf(new Date(commit.date).toISOString())})</p>`}`;
}

function includersTable(prompts: readonly PromotedPrompt[]): Markup | null {
  const rows = prompts.map((prompt) => [
    html`${prompt.prompt}${prompt.composed !== null && folded("its text", patchMarkup(prompt.composed))}`,
    versionWords(prompt),
    prompt.through.join(", "),
    prompt.owners.join(", "),
    prompt.features.join(", "),
  ]);
  const head = ["Prompt", "Version", "Through", "Owner", "Features"];
  return tableOf("Prompts that differ by what they include", head, rows);
}

export function contentsWords({ prompts, features }: ConsideredPromotion["lock"]): string {
  return `${plural(Object.keys(prompts).length, "prompt")} and ${plural(Object.keys(features).length, "feature")}`;
}

/** Every prompt of a release. */
export function contentsTable({ prompts }: ConsideredPromotion["lock"]): Markup {
  const rows = Object.entries(prompts).map(([id, { version, digest, owners }]) => [
    id,
    version ?? "–",
    owners.join(", "),
    html`<code>${digest}</code>`,
  ]);
  const head = ["Prompt", "Version", "Owner", "Digest"];
  return folded("All prompts of the release", tableOf("Prompts of the release", head, rows));
}
