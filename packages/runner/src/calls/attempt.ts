import { BlastgateError } from "@blastgate/core";
import type { ProviderResponse } from "../provider.ts";
import type { Clock } from "./clock.ts";
import { findProblem, type Problem } from "./find-problem.ts";
import { Halt } from "./halt.ts";
import { onWire, withCause } from "./wire.ts";

/** Asks a provider, once. */
export type Invoke = (signal: AbortSignal) => Promise<ProviderResponse>;

/** What came of asking once. */
export interface Attempt {
  response: ProviderResponse;
  problem: Problem | undefined;
  sentMs: number;
  latencyMs: number;
}

const timeout = new Error("no answer in time");

/** @throws Halt and BlastgateError as they are, since a provider throws neither; the reason of `stop` */
export async function attempt(
  invoke: Invoke,
  { stop, timeoutMs, clock }: { stop: AbortSignal; timeoutMs: number; clock: Clock },
): Promise<Attempt> {
  const given = new AbortController();
  const cancel = (): void => given.abort(stop.reason);
  const timer = setTimeout(() => given.abort(timeout), timeoutMs);
  stop.addEventListener("abort", cancel, { once: true });
  const sentMs = clock.now();
  try {
    const { result: response, wire } = await onWire(given.signal, () => answerOf(invoke, given.signal));
    const nowMs = clock.now();
    const failed = response.error !== undefined;
    // What has arrived is paid for, even if it had to be stopped a moment later.
    if (failed) stop.throwIfAborted();
    const isLate = failed && given.signal.reason === timeout;
    const problem: Problem | undefined = isLate ? { kind: "timed-out" } : findProblem(response, wire, nowMs);
    return { response, problem, sentMs, latencyMs: nowMs - sentMs };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", cancel);
  }
}

/** What a provider throws is an answer too: that it failed. */
async function answerOf(invoke: Invoke, signal: AbortSignal): Promise<ProviderResponse> {
  try {
    return await Promise.race([invoke(signal), aborted(signal)]);
  } catch (error) {
    if (error instanceof BlastgateError || error instanceof Halt) throw error;
    return { error: withCause(error) };
  }
}

/** Not every provider heeds the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  // The provider may have caused it before anyone listens.
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  return promise;
}
