import { BlastgateError } from "@blastgate/core";

/** A run that was given up at once, at the user's wish. */
export class GivenUp extends BlastgateError {}

export interface Interrupts {
  /** Nothing more is sent; what is under way is waited for. */
  stop: AbortSignal;
  /** What is under way is given up too. */
  abort: AbortSignal;
  close(): void;
}

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Ctrl-C, or the end of a CI job: the first stops, the second gives up. A third ends the process as if nobody
 * listened.
 */
export function listenForInterrupts(process: NodeJS.Process, onStop: () => void): Interrupts {
  const stop = new AbortController();
  const abort = new AbortController();
  const listen = () => {
    if (!stop.signal.aborted) {
      onStop();
      stop.abort();
      return;
    }
    abort.abort();
    close();
  };
  const close = () => {
    for (const signal of signals) process.off(signal, listen);
  };
  for (const signal of signals) process.on(signal, listen);
  return { stop: stop.signal, abort: abort.signal, close };
}
