import { patchStyles } from "../patch.ts";

export const promotionStyles = `${patchStyles}
h1 code { font-size: .9em; }
.outcome { font-size: 1.15rem; }
.summary { padding-left: 1.2rem; }
.missing { padding-left: 0; list-style: none; }
.missing li { margin: .6rem 0; border-left: 5px solid var(--no-go); }
.override { margin: .75rem 0; padding: .25rem .75rem; border: 2px solid var(--no-go); border-radius: 8px; color: var(--no-go); }
.override ul { margin: .25rem 0; padding-left: 1.2rem; }
td .override { padding: 0 .5rem; }
.rule-met { color: var(--go); }
.rule-unmet, .kind-rollback, .kind-hold { color: var(--no-go); }
.rule-overridden, .loud { color: var(--inconclusive); font-weight: 700; }
.rule-met, .rule-unmet, .rule-overridden, .rule-unknown { white-space: nowrap; }
.change { margin: .75rem 0; }
.status-added { color: var(--go); font-weight: 400; }
.status-removed { color: var(--no-go); font-weight: 400; }
.status-changed { color: var(--inconclusive); font-weight: 400; }
.version { font-weight: 400; }
blockquote { margin: .5rem 0; padding: .1rem .75rem; border-left: 4px solid var(--line); white-space: pre-line; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.environment { border-top: 1px solid var(--line); margin-top: 2.5rem; }
tbody th { color: var(--text); font-size: 1rem; }
tbody th .faint { display: block; font-weight: 400; }
.digest { white-space: nowrap; }
.panel > :is(h3, h4, h5):first-child { margin-top: 0; }
`;
