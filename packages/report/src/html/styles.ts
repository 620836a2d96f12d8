/** Of every page: type, colours of verdicts, tables, what folds. Light and dark, on paper and on a phone. */
export const baseStyles = `
:root {
  color-scheme: light dark;
  --page: light-dark(#ffffff, #12161c);
  --panel: light-dark(#f5f7fa, #1b212a);
  --line: light-dark(#d5dbe3, #38424f);
  --text: light-dark(#17202b, #e6ebf1);
  --faint: light-dark(#52606f, #a3b0bf);
  --link: light-dark(#0b57c2, #8ab8ff);
  --go: light-dark(#14713a, #5fd38d);
  --no-go: light-dark(#b3202a, #ff8a8f);
  --inconclusive: light-dark(#875700, #f0c05a);
  --error: light-dark(#8a2a91, #e69bec);
  --added: light-dark(#dff5e6, #143a24);
  --removed: light-dark(#fde4e5, #4a1a1f);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p, ul, ol, dl { margin: .5rem 0; }
a { color: var(--link); }
code, pre, kbd { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
.faint { color: var(--faint); }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.badge { display: inline-block; padding: .05em .55em; border: 2px solid currentColor; border-radius: 6px; font-weight: 700; white-space: nowrap; }
.badge.solid { border-color: transparent; background: var(--go); color: var(--page); }
.solid.NO-GO { background: var(--no-go); }
.solid.INCONCLUSIVE { background: var(--inconclusive); }
.solid.ERROR { background: var(--error); }
td .badge, h3 .badge { font-size: .85rem; }
.GO { color: var(--go); }
.NO-GO { color: var(--no-go); }
.INCONCLUSIVE { color: var(--inconclusive); }
.ERROR { color: var(--error); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--faint); font-size: .85rem; font-weight: 600; }
tbody th { color: inherit; font-size: inherit; min-width: 8rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
[hidden] { display: none !important; }
ul.plain { list-style: none; padding: 0; }
.panel { padding: .75rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.patch ins, .patch del { display: block; text-decoration: none; }
.patch ins { background: var(--added); }
.patch del { background: var(--removed); }
button, input, select { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--faint); border-radius: 6px; padding: .35rem .7rem; }
button { cursor: pointer; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 48rem) { td { min-width: 7.5rem; } }
@media print {
  :root { color-scheme: light; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  details:not([open]) > *:not(summary) { display: none; }
  .screen, .skip { display: none; }
  .badge, ins, del, svg { print-color-adjust: exact; }
  pre { white-space: pre-wrap; }
  h2, h3, tr, .panel { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
