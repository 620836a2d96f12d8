export { installedAssertionPackages } from "./installed-packages.ts";
export { type BuiltinProviders, loadProvider } from "./load-provider.ts";
export type { RunSide } from "./prepare-feature.ts";
export type { CallContext, LoadModel, ModelProvider, ModelResponse, ProviderResponse } from "./provider.ts";
export { openResponseCache, type ResponseCache } from "./response-cache.ts";
export { type RunOptions, type RunProgress, runPlan } from "./run-plan.ts";
