import { setTimeout as wait } from "node:timers/promises";

/** A promptfoo provider that answers at once, or after `delayMs`. */
export default class InstantProvider {
  #delayMs;

  constructor({ config }) {
    this.#delayMs = config?.delayMs ?? 0;
  }

  id() {
    return "instant";
  }

  async callApi() {
    if (this.#delayMs > 0) await wait(this.#delayMs);
    return { output: "cards: a new one is on its way", tokenUsage: { prompt: 40, completion: 8, total: 48 } };
  }
}
