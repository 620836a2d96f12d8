import { type Finding, finding, idSchema, type PromptFile } from "@blastgate/core";
import { dotprompt } from "./dotprompt.ts";
import type { TemplateFormat, TemplateSource } from "./format.ts";
import { jinja } from "./jinja.ts";
import { formatOf, isPartial, promptId } from "./prompt-path.ts";
import { text } from "./text.ts";

/** Every prompt format. To add one: its name in core's `templateFormats`, its adapter here. */
export const formats: Readonly<Record<PromptFile["format"], TemplateFormat>> = { dotprompt, jinja, text };

/**
 * Everything that can be known of a prompt file without its variables. A prompt with problems is still a prompt,
 * so that those who refer to it are not reported too; only a file that cannot have an id is none.
 */
export async function parsePrompt(
  source: TemplateSource & { digest: string },
): Promise<{ file: PromptFile | undefined; findings: Finding[] }> {
  const { path, root, digest } = source;
  const format = formatOf(path);
  const id = promptId(path, root);
  if (!format || !idSchema.safeParse(id).success) {
    return { file: undefined, findings: [finding("prompt-name-invalid", { id }, { path })] };
  }
  const { findings, ...parsed } = await formats[format].parse(source);
  return { file: { path, digest, id, format, partial: isPartial(path), ...parsed }, findings };
}
