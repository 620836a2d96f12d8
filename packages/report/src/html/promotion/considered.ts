import type { ConsideredPromotion, Finding } from "@blastgate/core";
import { minuteOf } from "../../when.ts";
import { plural, shortDigest } from "../../words.ts";
import { digestCode, folded, heading, type Level, list, timeElement } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { changesSection, contentsTable, contentsWords } from "./changes.ts";
import { evidenceSection, findingList } from "./evidence.ts";
import { overrideLines } from "./history.ts";
import { missingRules } from "./missing.ts";
import { rulesTable } from "./rules.ts";

/** What became of a promotion, in a few words and their colour. */
export function outcomeBadge({ outcome, unmet, overrides }: ConsideredPromotion): Markup {
  if (outcome === "refused") {
    return html`<span class="badge NO-GO">${plural(unmet.length, "rule")} not met</span>`;
  }
  const words = outcome === "promoted" ? "Promoted" : "All rules are met";
  if (overrides.length === 0) return html`<span class="badge GO">${words}</span>`;
  const passed = `${plural(overrides.length, "rule")} passed over`;
  return html`<span class="badge INCONCLUSIVE">${outcome === "promoted" ? `Promoted, ${passed}` : passed}</span>`;
}

/** The move: from what to what. */
export function moveMarkup({ replaces, release }: ConsideredPromotion): Markup {
  return html`${replaces ? digestCode(replaces.release) : "nothing"} → ${digestCode(release)}`;
}

/** The sections of a promotion, most decisive first. `level` is that of their headings. */
export function consideredSections(promotion: ConsideredPromotion, level: Level): Markup {
  const { unmet, overrides, findings } = promotion;
  const below: Level = level === 2 ? 3 : level === 3 ? 4 : 5;
  const section = (title: string, content: Content) => html`<section>${heading(level, title)}${content}</section>`;
  return html`${summaryLines(promotion)}
${overrideLines({ overrides })}
${unmet.length > 0 && section("What is missing", missingRules(unmet))}
${section("What differs", changesSection(promotion, below))}
${section("Rules", rulesTable(promotion))}
${section("Evidence", evidenceSection(promotion, below))}
${remarks(findings)}
${section("The release", releaseFacts(promotion))}`;
}

/** What is wrong stands open; what is only odd does not keep anybody from deciding. */
function remarks(findings: readonly Finding[]): Markup | null {
  if (findings.length === 0) return null;
  const open = findings.some(({ severity }) => severity === "error");
  return folded(`${plural(findings.length, "thing")} that could not be read, or is odd`, findingList(findings), {
    open,
  });
}

function summaryLines(promotion: ConsideredPromotion): Markup {
  const { differences, decisions, approvedBy, soak, record } = promotion;
  const own = differences?.prompts.filter(({ itself }) => itself).length ?? 0;
  const others = (differences?.prompts.length ?? 0) - own;
  const resting = decisions.filter(({ counts }) => counts);
  const reached = differences?.reached ?? [];
  const parts: Content[] = [
    differences
      ? `${plural(own, "prompt differs", "prompts differ")}, and ${others} more by what they include.`
      : `${contentsWords(promotion.lock)}.`,
    reached.length > 0 && `${plural(reached.length, "feature is", "features are")} reached: ${reached.join(", ")}.`,
    resting.length > 0 ? `It rests on ${plural(resting.length, "GO", "GOs")}.` : "No GO for it counts here.",
    approvedBy.length > 0 && `Approved by ${approvedBy.join(", ")}.`,
    soak?.since && `${soak.from} runs it since ${minuteOf(soak.since)}.`,
    record && html`Moved by ${record.actor} at ${timeElement(record.at)}: ${record.reason}`,
  ].filter((part) => part !== false && part !== null && part !== "");
  return html`<ul class="summary">${parts.map((part) => html`<li>${part}</li>`)}</ul>`;
}

function releaseFacts({
  release,
  lock,
  commit,
  runs,
  store,
  evidence,
  replaces,
  replaced,
}: ConsideredPromotion): Markup {
  const ran = runs.map(
    ({ environment, from, until, actor }) =>
      html`${environment} from ${timeElement(from)}${until ? html` to ${timeElement(until)}` : ", and runs now"} (moved by ${actor})`,
  );
  return html`<dl>
<dt>Release</dt><dd><code>${release}</code></dd>
<dt>Commit</dt><dd><code>${lock.source.commit}</code>${commit && html` ${commit.subject}, by ${commit.author.name || commit.author.email}, ${minuteOf(new Date(commit.date).toISOString())}`}</dd>
${replaces && html`<dt>Replaces</dt><dd><code>${replaces.release}</code>${replaced && html`, of <code>${replaced.source.commit}</code>`}, there since ${timeElement(replaces.since)}</dd>`}
${evidence.length > 0 && html`<dt>Rests on</dt><dd>${evidence.map((each) => html`<code>${each}</code> `)}</dd>`}
<dt>Ran in</dt><dd>${ran.length > 0 ? list(ran) : "no environment"}</dd>
<dt>Store</dt><dd>${store}</dd>
</dl>
${contentsTable(lock)}`;
}

/** For the page's title. */
export function moveName({ environment, replaces, release }: ConsideredPromotion): string {
  return `${environment}: ${replaces ? shortDigest(replaces.release) : "nothing"} → ${shortDigest(release)}`;
}
