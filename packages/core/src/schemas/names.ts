/*
 * The names that schemas and code share. They stand apart from the schemas, since who needs no more than a list should
 * not have to load zod.
 */

/** A person or a team, as in CODEOWNERS: `@acme/support-platform`, `@jane` or an e-mail address. */
export const ownerPattern = /^(@[\w.-]+(\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;

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

/** How much a new version of a contract differs from the one before, as in semantic versioning; least first. */
export const bumps = ["patch", "minor", "major"] as const;

/**
 * Whose rules judge: the baseline's and nothing of the candidate's that runs; the baseline's but where the change to them
 * is approved; or the candidate's, to try them.
 */
export const trustModes = ["base", "approved", "head"] as const;

/** What a difference is to those who rely on a contract or a suite. Where nobody can tell, it says so. */
export const differenceLevels = ["breaking", "minor", "patch", "undecidable"] as const;

/** Rules of a promotion that an environment may let be passed over. Each is the code of the finding that it is unmet. */
export const promotionRules = [
  "promotion-not-judged",
  "promotion-not-go",
  "promotion-go-void",
  "promotion-contradicted",
  "promotion-unsigned",
  "promotion-not-in-from",
  "promotion-soaking",
  "promotion-not-approved",
  "promotion-held",
] as const;

/** A length of time: `90s`, `10m`, `1h30m`, `30d`. */
export const timePattern = /^(\d+(\.\d+)?[smhd])+$/;
