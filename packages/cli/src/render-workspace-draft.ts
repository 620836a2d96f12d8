// An `import()` of the whole package would load what only other commands need.
export { renderWorkspaceDraft } from "@blastgate/report";
