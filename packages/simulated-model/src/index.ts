export { attentionAt, attentionBudget } from "./attention.ts";
export type { Message } from "./messages.ts";
export type { Disturbance } from "./noise.ts";
export {
  createSimulatedModel,
  SimulatedModel,
  SimulatedModel as default,
  type SimulatedModelConfig,
  type SimulatedModelOptions,
  type SimulatedResponse,
} from "./provider.ts";
export { readInstructions } from "./read-instructions.ts";
export { respond } from "./respond.ts";
