import { BlastgateError, finding, type PromptFile } from "@blastgate/core";

/**
 * What stopped a render, as something a person can act on. `cause` may give a line of the template (from 1), which
 * begins on `firstLine` of its file.
 */
export function renderFailure(
  cause: unknown,
  file: Pick<PromptFile, "id" | "path">,
  firstLine: number,
): BlastgateError {
  if (cause instanceof BlastgateError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  // nunjucks puts the templates passed through before the message, a line each; Handlebars the place after it.
  const last = message.trim().split("\n").at(-1) ?? "";
  const detail = last
    .trim()
    .replace(/^Error: /, "")
    .replace(/ - \d+:\d+$/, "")
    .replace(/\.$/, "");
  const line =
    cause instanceof Error && "lineNumber" in cause && typeof cause.lineNumber === "number"
      ? cause.lineNumber + firstLine - 1
      : undefined;
  const where = { path: file.path, ...(line !== undefined && { line }) };
  return new BlastgateError([finding("render-failed", { prompt: file.id, detail }, where)], { cause });
}
