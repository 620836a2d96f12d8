/*
 * The names that schemas and code share. They stand apart from the schemas, since who needs no more than a list should
 * not have to load zod.
 */

export const templateFormats = ["dotprompt", "jinja", "text"] as const;

export const nodeKinds = [
  "prompt",
  "feature",
  "suite",
  "contract",
  "dataset",
  "model",
  "tool",
  "package",
  "file",
] as const;

/** The sides of a node that change apart from each other. `propagation.ts` says what each of them reaches. */
export const aspects = [
  "body",
  "params",
  "input",
  "output",
  "invariants",
  "gate",
  "cases",
  "owners",
  "description",
] as const;

/** How a node depends on another. */
export const edgeKinds = [
  "includes",
  "runs",
  "renders",
  "uses",
  "built-from",
  "evaluates",
  "reads",
  "checks",
  "governs",
] as const;
