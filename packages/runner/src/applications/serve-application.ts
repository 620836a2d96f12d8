import { loadPromptfoo } from "../promptfoo.ts";
import type { ModelProvider } from "../provider.ts";
import { withoutSecrets } from "../secrets.ts";
import type { Note, Order } from "./messages.ts";

/**
 * The application's side: loads the provider that the process's first argument names, as promptfoo does, and answers
 * until nobody is there to ask. What breaks here breaks this process, and is told by its end.
 */
export async function serveApplication(): Promise<void> {
  const [, , target = ""] = process.argv;
  process.once("disconnect", () => process.exit());
  let provider: ModelProvider;
  try {
    const { loadApiProvider } = await loadPromptfoo();
    provider = await loadApiProvider(target, { basePath: process.cwd() });
    if (typeof provider?.callApi !== "function") throw new Error("it has no method `callApi`");
  } catch (error) {
    tell({ kind: "not-loaded", detail: withoutSecrets(error) });
    return;
  }
  const underWay = new Map<number, AbortController>();
  process.on("message", (order: Order) => {
    if (order.kind === "cancel") {
      underWay.get(order.id)?.abort();
      tell({ kind: "cancelled", id: order.id });
      return;
    }
    const cancelled = new AbortController();
    underWay.set(order.id, cancelled);
    const startedMs = performance.now();
    void answer(provider, order, cancelled.signal).then((response) => {
      const latencyMs = performance.now() - startedMs;
      underWay.delete(order.id);
      if (!cancelled.signal.aborted) tell({ kind: "answer", id: order.id, response, latencyMs });
    });
  });
  tell({ kind: "ready" });
}

async function answer(
  provider: ModelProvider,
  { text, repeat }: Extract<Order, { kind: "call" }>,
  abortSignal: AbortSignal,
): Promise<string> {
  try {
    const context = { vars: JSON.parse(text), prompt: { raw: text, label: "vars" }, repeatIndex: repeat };
    const response: unknown = await provider.callApi(text, context, { abortSignal });
    return JSON.stringify(response) ?? JSON.stringify({ error: "it returned nothing" });
  } catch (error) {
    return JSON.stringify({ error: `it threw ${error instanceof Error ? `${error.name}: ${error.message}` : error}` });
  }
}

function tell(note: Note): void {
  process.send?.(note);
}
