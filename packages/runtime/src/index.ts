export { BlastgateError, type Finding } from "@blastgate/core";
export type { Message } from "@blastgate/templates/render";
export type { PromptAttributes } from "./attributes.ts";
export type { Events } from "./events.ts";
export type { Health } from "./health.ts";
export { openPrompts, type PromptsOptions } from "./open-prompts.ts";
export type { Prompt, PromptDescription, Prompts, RenderedPrompt } from "./prompts.ts";
