export const explorerStyles = `
.search { position: relative; max-width: 34rem; margin: .75rem 0; }
.search label { display: block; font-weight: 600; margin-bottom: .25rem; }
.search input { width: 100%; padding: .55rem .75rem; }
.search [role=status] { font-size: .85rem; }
.options { position: absolute; z-index: 2; left: 0; right: 0; max-height: 24rem; margin: 0; padding: .25rem; overflow-y: auto; list-style: none; background: var(--page); border: 1px solid var(--faint); border-radius: 6px; box-shadow: 0 6px 20px #0003; }
.options li { padding: .4rem .6rem; border-radius: 4px; cursor: pointer; overflow-wrap: anywhere; }
.options li:hover, .options [aria-selected=true] { background: var(--panel); outline: 2px solid var(--link); outline-offset: -2px; }
.options .name { font-weight: 600; }
#node h2 { overflow-wrap: anywhere; }
#node h2:focus { outline: none; }
button[aria-pressed=true] { background: var(--link); border-color: var(--link); color: var(--page); }
button[aria-pressed=true]::before { content: "✓ "; }
.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1.25rem; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 2rem; }
.columns h4 { margin: .75rem 0 .25rem; font-size: .9rem; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; }
.chip { display: inline-flex; align-items: center; gap: .35rem; padding: .15rem .2rem .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--page); }
.chip button { min-width: 1.75rem; min-height: 1.75rem; padding: 0; border: 0; border-radius: 50%; line-height: 1; }
#what-if { margin-top: 2rem; }
#what-if h2 { margin-top: 0; }
@media (max-width: 40rem) { .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: .4rem; } }
`;
