import pLimit from "p-limit";
import type { ModelProvider, ProviderResponse } from "../provider.ts";
import { ApplicationProcess, type ProcessOptions } from "./application-process.ts";

/**
 * An application that runs in a process, and in a new one where that has ended. A question that ends the process is
 * answered with an error. Where others were under way, nobody knows whose fault it was: each of them is asked again,
 * alone in a process apart.
 */
export class Application implements ModelProvider {
  readonly #options: ProcessOptions;
  readonly #oneByOne = pLimit(1);
  #shared: ApplicationProcess;
  #apart: ApplicationProcess | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#shared = new ApplicationProcess(options);
  }

  /** Resolves when it can be asked. Rejects with what it says where it cannot be loaded. */
  get ready(): Promise<void> {
    return this.#shared.ready;
  }

  id(): string {
    return this.#options.target;
  }

  async callApi(
    text: string,
    context?: Parameters<ModelProvider["callApi"]>[1],
    options?: { abortSignal?: AbortSignal },
  ): Promise<ProviderResponse> {
    const repeat = context?.repeatIndex ?? 0;
    const signal = options?.abortSignal ?? new AbortController().signal;
    try {
      if (this.#shared.isOver) this.#shared = new ApplicationProcess(this.#options);
      const shared = this.#shared;
      await shared.ready;
      const ending = await shared.ask(text, repeat, signal);
      if (ending.kind === "answered") return ending.response;
      if (ending.alone) return { error: ending.detail };
      return await this.#oneByOne(() => this.#askApart(text, repeat, signal));
    } catch (error) {
      signal.throwIfAborted();
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  async end(): Promise<void> {
    await Promise.all([this.#shared.end(), this.#apart?.end()]);
  }

  async #askApart(text: string, repeat: number, signal: AbortSignal): Promise<ProviderResponse> {
    if (!this.#apart || this.#apart.isOver) this.#apart = new ApplicationProcess(this.#options);
    await this.#apart.ready;
    const ending = await this.#apart.ask(text, repeat, signal);
    return ending.kind === "answered" ? ending.response : { error: ending.detail };
  }
}
