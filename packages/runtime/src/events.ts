import type { BlastgateError } from "@blastgate/core";

export interface Events {
  /** Another release is served from now on. */
  release: { release: string; previous: string | null; at: string };
  /** A poll went wrong, in a way that the one before did not. */
  error: BlastgateError;
  /** The store says what runs again. */
  recovered: { release: string; at: string };
}

type Listeners = { [Name in keyof Events]: Set<(told: Events[Name]) => void> };

/** Tells who asked for it. A listener that throws is the application's bug, and stops nothing here. */
export class Emitter {
  readonly #listeners: Listeners = { release: new Set(), error: new Set(), recovered: new Set() };

  on<Name extends keyof Events>(event: Name, listener: (told: Events[Name]) => void): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  emit<Name extends keyof Events>(event: Name, told: Events[Name]): void {
    for (const listener of [...this.#listeners[event]]) {
      try {
        listener(told);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }
}
