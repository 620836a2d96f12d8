import type { Json } from "@blastgate/core";
import { renderFailure } from "../failure.ts";
import type { Message, PromptSources } from "../format.ts";
import { type Loaded, type Loading, startLoading } from "../loading.ts";
import { sectionsOf } from "./sections.ts";

export async function renderText(id: string, input: Record<string, Json>, sources: PromptSources): Promise<Message[]> {
  const loading = startLoading(id, sources);
  const { entry } = loading;
  let text: string;
  try {
    text = compose(entry, loading).trim();
  } catch (cause) {
    throw renderFailure(cause, entry.file, 1);
  }
  const variables = { ...entry.file.metadata.input.default, ...input };
  const said = Object.hasOwn(variables, "message") ? variables.message : undefined;
  const messages: Message[] =
    said === undefined
      ? [{ role: "user", content: text }]
      : [
          { role: "system", content: text },
          { role: "user", content: typeof said === "string" ? said : JSON.stringify(said) },
        ];
  return messages.filter(({ content }) => content !== "");
}

/** The prompt's text with each line that refers to a prompt replaced by that prompt's text. */
function compose({ file, text }: Loaded, loading: Loading): string {
  const { body, bodyLine } = sectionsOf(file.path, text);
  const lines = body.split("\n");
  for (const { target, position } of file.references) {
    const included = target === null ? undefined : loading.load(target);
    if (!included) throw new Error(`there is no prompt "${target}"`);
    lines[position.line - bodyLine] = compose(included, loading).replace(/\n$/, "");
  }
  return lines.join("\n");
}
