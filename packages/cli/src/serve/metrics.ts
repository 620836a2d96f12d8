import { BlastgateError } from "@blastgate/core";
import type { Prompts, RenderedPrompt } from "@blastgate/runtime";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Of a render of a few hundred variables, and of one that something is wrong with. */
const bucketsSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1];

/** What Prometheus is told: how renders went, and how we stand with the store. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #renders: Counter<"prompt" | "result">;
  readonly #seconds: Histogram;

  constructor(prompts: Pick<Prompts, "health">) {
    const registers = [this.#registry];
    this.#renders = new Counter({
      name: "blastgate_renders_total",
      help: "Renders of released prompts: rendered, refused for their input, or failed.",
      labelNames: ["prompt", "result"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "blastgate_render_seconds",
      help: "How long renders took, without what HTTP takes.",
      buckets: bucketsSeconds,
      registers,
    });
    new Gauge({
      name: "blastgate_release_info",
      help: "The release that is served, as a label of 1.",
      labelNames: ["environment", "release"],
      registers,
      collect() {
        const { environment, release } = prompts.health();
        this.reset();
        this.set({ environment, release }, 1);
      },
    });
    new Gauge({
      name: "blastgate_store_reachable",
      help: "1 where the last poll of the store went well, else 0.",
      registers,
      collect() {
        this.set(prompts.health().failing ? 0 : 1);
      },
    });
    new Gauge({
      name: "blastgate_store_last_success_timestamp_seconds",
      help: "When the store last said what runs; 0 where it has not yet.",
      registers,
      collect() {
        const { lastConfirmed } = prompts.health();
        this.set(lastConfirmed === null ? 0 : Date.parse(lastConfirmed) / 1000);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In Prometheus' text format 0.0.4. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** @param prompt the id of one that is released: it becomes a label, and stays one */
  async measure(prompt: string, render: () => Promise<RenderedPrompt>): Promise<RenderedPrompt> {
    const end = this.#seconds.startTimer();
    try {
      const rendered = await render();
      this.#renders.inc({ prompt, result: "rendered" });
      return rendered;
    } catch (error) {
      this.#renders.inc({ prompt, result: isRefusal(error) ? "refused" : "failed" });
      throw error;
    } finally {
      end();
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof BlastgateError && error.findings.every(({ code }) => code === "prompt-input-refused");
}
