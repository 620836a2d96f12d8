import { type Decision, describeFinding, type Finding } from "@blastgate/core";
import { plural, remedy, thousands } from "../../words.ts";
import { type Content, html } from "../markup.ts";
import { prose } from "../prose.ts";
import { firstOfList } from "./first-of.ts";

/** What no eval says anything about, and why. */
export function uncheckedSection(decision: Decision): Content {
  const items = listUnchecked(decision);
  if (items.length === 0) return html`<p>Everything that the change reaches was checked.</p>`;
  return firstOfList(items, 15, "things");
}

export function listUnchecked({ unchecked, impact, suites }: Decision): Content[] {
  const spared = suites.filter(({ cases }) => cases.spared > 0);
  return [
    ...unchecked.map(findingOf),
    ...impact.inert.map(
      ({ id, aspects }) => html`<code>${id}</code> changed (${aspects.join(", ")}), which reaches no feature.`,
    ),
    ...spared.map(
      ({ suite, cases }) =>
        html`${suite}: ${thousands(cases.spared)} of ${plural(cases.planned, "case")} not run, since it was decided without them.`,
    ),
  ];
}

function findingOf(found: Finding): Content {
  const fix = remedy(found);
  return html`${prose(describeFinding(found).message)}${fix !== "" && html` ${prose(fix)}`} <code class="faint">${found.code}</code>`;
}
