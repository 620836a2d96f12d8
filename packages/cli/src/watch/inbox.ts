/** Something to deal with. */
export type Event = { kind: "quit" } | { kind: "saved"; paths: string[] } | { kind: "evaluate" };

/** What has happened and was not dealt with yet: however much was saved meanwhile is one event. */
export class Inbox {
  readonly #saved = new Set<string>();
  #evaluate = false;
  #quit = false;
  #wake = () => {};

  saved(paths: readonly string[]): void {
    for (const path of paths) this.#saved.add(path);
    this.#wake();
  }

  evaluate(): void {
    this.#evaluate = true;
    this.#wake();
  }

  quit(): void {
    this.#quit = true;
    this.#wake();
  }

  /** Waits for the next event. */
  async next(): Promise<Event> {
    for (;;) {
      if (this.#quit) return { kind: "quit" };
      if (this.#saved.size > 0) {
        const paths = [...this.#saved].toSorted();
        this.#saved.clear();
        return { kind: "saved", paths };
      }
      if (this.#evaluate) {
        this.#evaluate = false;
        return { kind: "evaluate" };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
