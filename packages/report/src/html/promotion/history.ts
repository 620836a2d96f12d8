import type { RecordedDeployment } from "@blastgate/core";
import { plural } from "../../words.ts";
import { digestCode, folded, list, timeElement } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { tableOf } from "../table.ts";

const mostShown = 10;

/** What was done to an environment, newest first; what is long ago is folded away. */
export function historySection(
  { environment, history }: { environment: string; history: readonly RecordedDeployment[] },
  /** The record that brought what runs there now. */
  running: string | undefined,
): Markup {
  const records = history.toReversed();
  if (records.length === 0) return html`<p>Nothing was ever done to it.</p>`;
  const [shown, older] = [records.slice(0, mostShown), records.slice(mostShown)];
  const tableFor = (name: string, part: readonly RecordedDeployment[]) =>
    tableOf(
      name,
      ["Record", "When", "What", "Who and why"],
      part.map((record) => rowOf(record, record.digest === running)),
    );
  return html`${tableFor(`History of ${environment}`, shown)}${
    older.length > 0 &&
    folded(plural(older.length, "earlier record"), tableFor(`Earlier history of ${environment}`, older))
  }`;
}

function rowOf(record: RecordedDeployment, isRunning: boolean): Content[] {
  const { sequence, at, kind, release, actor, reason, approvedBy, evidence } = record;
  return [
    sequence,
    timeElement(at),
    html`<strong class="kind-${kind}">${kind}</strong> ${digestCode(release)}${isRunning && html`<div class="faint">runs now</div>`}`,
    html`<strong>${actor}</strong>: ${reason}
${overrideLines(record)}
${evidence.length > 0 && html`<div class="faint">GO: ${evidence.map((each, index) => [index > 0 && ", ", digestCode(each)])}</div>`}
${approvedBy.length > 0 && html`<div class="faint">approved by ${approvedBy.join(", ")}</div>`}`,
  ];
}

/** Loud, and in every place where the promotion is shown. */
export function overrideLines({ overrides }: Pick<RecordedDeployment, "overrides">): Markup | null {
  if (overrides.length === 0) return null;
  return html`<div class="override">${list(
    overrides.map(({ code, reason }) => html`<strong>OVERRIDE <code>${code}</code></strong>: ${reason}`),
  )}</div>`;
}
