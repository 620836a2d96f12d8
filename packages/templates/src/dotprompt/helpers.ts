/**
 * Helpers a template may call: Handlebars' own and Dotprompt's. Those that would need more than text (`media`,
 * `history`, `section`) or would print (`log`) are left out.
 */
export const supportedHelpers: readonly string[] = [
  "if",
  "unless",
  "each",
  "with",
  "lookup",
  "role",
  "json",
  "ifEquals",
  "unlessEquals",
];

export const unsupportedHelpers: readonly string[] = ["media", "history", "section", "log"];

/** Names that Handlebars gives a meaning when they are written without a parameter, so that no variable can have them. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...supportedHelpers,
  ...unsupportedHelpers,
  "helperMissing",
  "blockHelperMissing",
]);

/** Data variables (`@name`) that Handlebars itself sets. */
export const dataVariables: ReadonlySet<string> = new Set(["root", "index", "key", "first", "last", "partial-block"]);
