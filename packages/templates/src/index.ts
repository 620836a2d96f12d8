export { bodyLineOf } from "./body-line.ts";
export type { Message, ParsedTemplate, PromptSources, TemplateFormat, TemplateSource } from "./format.ts";
export { formats, parsePrompt } from "./formats.ts";
export { formatOf, isPartial, promptId } from "./prompt-path.ts";
export { renderPrompt } from "./render-prompt.ts";
