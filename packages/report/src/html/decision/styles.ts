/** Of the decision's page alone. */
export const decisionStyles = `
.tint-GO { --tone: var(--go); }
.tint-NO-GO { --tone: var(--no-go); }
.tint-INCONCLUSIVE { --tone: var(--inconclusive); }
.tint-ERROR { --tone: var(--error); }
.verdict { padding: 1.25rem 1.5rem; border: 1px solid var(--tone); border-radius: 10px; background: color-mix(in srgb, var(--tone) 7%, var(--page)); }
.verdict h1 { overflow-wrap: anywhere; }
.verdict h1 .badge { margin-right: .35rem; }
.glance { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; margin: 1rem 0 0; }
.glance dt, .facts dt { color: var(--faint); font-size: .85rem; }
.glance dd, .facts dd { margin: 0; }
.glance dd { font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.25rem; }
.facts dd { overflow-wrap: anywhere; }
.contents { position: sticky; top: 0; z-index: 1; margin: 0 -1rem; padding: 0 1rem; background: var(--page); border-bottom: 1px solid var(--line); }
.contents ul { display: flex; gap: 1.5rem; margin: 0; padding: .7rem 0; list-style: none; overflow-x: auto; white-space: nowrap; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.reason { padding: .1rem 0 .1rem 1rem; border-left: 4px solid var(--line); }
.edge-GO { border-color: var(--go); }
.edge-NO-GO { border-color: var(--no-go); }
.edge-INCONCLUSIVE { border-color: var(--inconclusive); }
.edge-ERROR { border-color: var(--error); }
.reason h3 { margin-top: .25rem; }
.reason h3 .faint { font-weight: 400; }
.reasons { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); gap: 1rem 2rem; align-items: start; }
.reasons > details { grid-column: 1 / -1; }
.reason li { display: flex; margin: .25rem 0; }
.reason li > span:last-child { min-width: 0; overflow-wrap: anywhere; }
.sign { flex: none; display: inline-block; width: 1.4rem; font-weight: 700; }
.error > .sign { color: var(--no-go); }
.warning > .sign { color: var(--inconclusive); }
.info > .sign { color: var(--go); }
.approvals ul { margin: .1rem 0 .5rem; }
.note { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); white-space: pre-line; }
.note p { margin: 0; }
h4 { font-size: 1rem; margin: .25rem 0 .5rem; }
h4 .faint { font-weight: 400; }
.panel { margin: .75rem 0; }
.level-breaking { color: var(--no-go); }
.level-undecidable { color: var(--inconclusive); }
.suite { border-top: 1px solid var(--line); margin: 0; }
.suite:last-of-type { border-bottom: 1px solid var(--line); }
.suite > summary { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 3fr) minmax(0, 3fr); gap: .5rem 1.5rem; padding: .7rem 0 .5rem; }
.suite-name, .kind { position: relative; padding-left: 1.1rem; }
.suite-name::before, .kind::before { content: "▸"; position: absolute; left: 0; color: var(--faint); font-weight: 400; }
[open] > summary .suite-name::before, [open] > summary .kind::before { content: "▾"; }
.suite > summary:hover, .case > summary:hover { background: var(--panel); }
.suite .badge { font-size: .85rem; }
.suite[open] > summary { border-bottom: 1px dashed var(--line); }
.gates li { display: grid; grid-template-columns: 8.5rem 11rem minmax(0, 1fr); gap: .1rem .75rem; padding: .35rem 0; }
.gates .badge { font-size: .85rem; }
.figure { display: block; min-width: 0; }
.case-link { margin-right: 1rem; }
.interval { display: block; width: 100%; max-width: 26rem; height: auto; overflow: visible; font-size: 11px; }
.interval text { fill: var(--faint); }
.interval .axis { stroke: var(--line); }
.interval .zero { stroke: var(--faint); }
.interval .beyond { fill: var(--removed); }
.interval .limit { stroke: var(--text); stroke-dasharray: 3 3; }
.estimate { color: var(--link); stroke: currentColor; stroke-width: 2; fill: currentColor; }
.estimate.GO { color: var(--go); }
.estimate.NO-GO { color: var(--no-go); }
.estimate.INCONCLUSIVE { color: var(--inconclusive); }
.estimate.ERROR { color: var(--error); }
.estimate.baseline { color: var(--faint); }
.estimate.baseline circle { fill: var(--page); }
.sample .limit { stroke-dasharray: 2 2; }
.sample { display: inline-block; width: 2.5rem; vertical-align: -.1rem; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin: 1rem 0 .5rem; }
.filter fieldset { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; border: 0; }
.filter fieldset label { position: relative; }
.filter input[type="radio"] { position: absolute; opacity: 0; }
.filter fieldset span { display: inline-block; }
.filter fieldset label > span { padding: .3rem .7rem; border: 1px solid var(--faint); border-radius: 999px; cursor: pointer; }
.filter fieldset label:has(:checked) > span { background: var(--text); border-color: var(--text); color: var(--page); }
.filter fieldset label:has(:focus-visible) > span { outline: 3px solid var(--link); outline-offset: 2px; }
.count { font-variant-numeric: tabular-nums; opacity: .8; }
.search { flex: 1 1 14rem; display: flex; gap: .5rem; align-items: center; }
.search input { flex: 1; min-width: 0; }
.cases > li { border-top: 1px solid var(--line); }
.case { margin: 0; }
.case > summary { display: grid; grid-template-columns: 8rem minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr); gap: .1rem 1rem; padding: .4rem .25rem; }
.case > summary > span { overflow-wrap: anywhere; }
.case:not([open]) > summary > .case-why { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.kind { font-weight: 600; white-space: nowrap; }
.kind.broken, .outcome.failed { color: var(--no-go); }
.kind.error, .outcome.no-score { color: var(--error); }
.kind.mended, .outcome.passed { color: var(--go); }
.kind.failing { color: var(--inconclusive); }
.kind.passing { color: var(--faint); }
.case-id { font: .875em/1.7 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.case-body { padding: .25rem .25rem 1.5rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
.sides.one { grid-template-columns: 1fr; }
.side { min-width: 0; }
.side > p { margin: .25rem 0; font-size: .85rem; }
.side h3, .side h4 { margin: .75rem 0 0; }
.output ins { background: var(--added); text-decoration: none; }
.output del { background: var(--removed); text-decoration: none; }
.hunk, .left-out { color: var(--faint); }
.outcome { white-space: nowrap; }
td p { margin: .15rem 0; }
@media (max-width: 48rem) {
  .verdict { padding: 1rem; }
  .glance { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem 1rem; }
  .suite > summary { grid-template-columns: 1fr; }
  .case > summary { grid-template-columns: 1fr; gap: 0; }
  .sides, .gates li { grid-template-columns: 1fr; }
  .outcome { white-space: nowrap; }
td p { min-width: 14rem; }
}
@media print {
  .verdict { break-inside: avoid; print-color-adjust: exact; }
  .case:not([open]) > summary > .case-why { white-space: normal; }
  .printed::details-content { content-visibility: visible; block-size: auto; display: block; }
  .printed:not([open]) > *:not(summary) { display: block; }
  .suite { break-inside: avoid; }
}
`;
