import { describeFinding, type Finding } from "@blastgate/core";
import { html, type Markup } from "../markup.ts";
import { prose } from "../prose.ts";

/** Everything that keeps a release away: what happened, what to do, and who can lift it. */
export function missingRules(unmet: readonly Finding[]): Markup {
  return html`<ol class="missing">${unmet.map(ruleItem)}</ol>`;
}

function ruleItem(found: Finding): Markup {
  const { message, fix, liftedBy } = describeFinding(found);
  return html`<li class="panel">
<p><strong>${prose(message)}</strong></p>
${fix !== "" && html`<p>What to do: ${prose(fix)}</p>`}
${liftedBy && html`<p>Who can lift it: ${prose(liftedBy)}</p>`}
<p class="faint"><code>${found.code}</code></p>
</li>`;
}
