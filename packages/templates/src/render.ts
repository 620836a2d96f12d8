export type { Message, PromptSources } from "./format.ts";
export { renderPrompt } from "./render-prompt.ts";
