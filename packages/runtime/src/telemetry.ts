import type { PromptAttributes } from "./attributes.ts";

/** Sets attributes on the active span. Where there is none they are not made. */
export type SetAttributes = (attributes: () => PromptAttributes) => void;

/** Does nothing where the application has no OpenTelemetry. */
export async function openTelemetry(): Promise<SetAttributes> {
  try {
    const { trace } = await import("@opentelemetry/api");
    return (attributes) => void trace.getActiveSpan()?.setAttributes(attributes());
  } catch {
    return () => {};
  }
}
