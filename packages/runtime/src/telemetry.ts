import type { PromptAttributes } from "./attributes.ts";

/** Sets attributes on the active span, where the application has OpenTelemetry; else does nothing. */
export async function openTelemetry(): Promise<(attributes: PromptAttributes) => void> {
  try {
    const { trace } = await import("@opentelemetry/api");
    return (attributes) => void trace.getActiveSpan()?.setAttributes(attributes);
  } catch {
    return () => {};
  }
}
