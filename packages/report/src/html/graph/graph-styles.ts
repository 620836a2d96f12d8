/** Of `drawGraph`'s pictures. */
export const graphStyles = `
.graph { display: block; font: 12px/1 system-ui, sans-serif; }
.graph rect { fill: var(--panel); stroke: var(--line); stroke-width: 1.5; }
.graph text { fill: var(--faint); }
.graph .name { fill: var(--text); font-weight: 600; font-size: 13px; }
.graph tspan { fill: currentColor; font-weight: 700; }
.graph .node.GO rect, .graph .node.NO-GO rect, .graph .node.INCONCLUSIVE rect, .graph .node.ERROR rect { stroke: currentColor; stroke-width: 2.5; }
.graph .root rect { stroke: var(--text); stroke-width: 2; }
.graph .mark { fill: var(--text); }
.graph .edge { fill: none; stroke: var(--faint); stroke-width: 1.25; opacity: .75; }
.graph .tip { fill: var(--faint); }
.graph a:hover rect, .graph a:focus rect { fill: var(--page); stroke: var(--link); stroke-width: 3; }
.graph a:focus { outline: none; }
.graph a:focus-visible rect { stroke-width: 5; }
.legend { font-size: .85rem; }
@media print { .graph { max-width: 100%; height: auto; } }
`;
