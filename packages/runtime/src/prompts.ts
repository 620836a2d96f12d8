import type { Json, Model, PromptMetadata } from "@blastgate/core";
import { type Message, renderPrompt } from "@blastgate/templates/render";
import { attributesOf, type PromptAttributes } from "./attributes.ts";
import type { Events } from "./events.ts";
import type { Follower } from "./follower.ts";
import type { Health } from "./health.ts";
import type { SetAttributes } from "./telemetry.ts";

/** Which prompt of which release it is. */
interface PromptIdentity {
  /** Frozen: it belongs to the release. `null` where the prompt names no model that the workspace knows. */
  model: Readonly<Model> | null;
  /** The prompt's id. */
  prompt: string;
  /** Of its contract; `null` where it has none. */
  version: string | null;
  /** Of the prompt and all that it includes. */
  digest: string;
  /** The digest of the release. */
  release: string;
  environment: string;
}

/** What a release says of a prompt, frozen. */
export interface PromptDescription extends PromptIdentity {
  /** JSON Schema of its variables, and those that may be left out. */
  input: Readonly<PromptMetadata["input"]>;
  /** What a model is asked to answer in. */
  output: Readonly<PromptMetadata["output"]>;
}

/** What a model is to be asked, and which prompt of which release asks it. */
export interface RenderedPrompt extends PromptIdentity {
  messages: Message[];
  /** For spans and logs: of the semantic conventions for generative AI where they have one, else `blastgate.…`. */
  attributes(): PromptAttributes;
}

/** A prompt of the environment, whichever release that runs. */
export interface Prompt {
  readonly id: string;
  /**
   * Renders it as the release has it that runs when this is called. Variables are data: nothing in them is a template.
   * Those that the prompt's front matter has a default for may be left out.
   *
   * @throws BlastgateError `prompt-input-refused`, `prompt-not-released`; what stops the rendering
   */
  render(input?: Readonly<Record<string, Json>>): Promise<RenderedPrompt>;
  /** As the release has it that runs when this is called. @throws BlastgateError `prompt-not-released` */
  describe(): PromptDescription;
}

/** The prompts of an environment. */
export class Prompts {
  readonly #follower: Follower;
  readonly #setAttributes: SetAttributes;

  constructor(follower: Follower, setAttributes: SetAttributes) {
    this.#follower = follower;
    this.#setAttributes = setAttributes;
  }

  /** @throws BlastgateError `prompt-not-released`, `prompt-only-included` */
  get(id: string): Prompt {
    this.#follower.current.prompt(id);
    return { id, render: (input = {}) => this.#render(id, input), describe: () => this.#describe(id) };
  }

  /** The ids of all prompts of the release that runs now. Partials are not among them. */
  ids(): string[] {
    return this.#follower.current.ids;
  }

  async #render(id: string, input: Readonly<Record<string, Json>>): Promise<RenderedPrompt> {
    const { environment, current } = this.#follower;
    const { sources, digest: release } = current;
    const prompt = current.prompt(id);
    const messages = await renderPrompt(id, prompt.variables(input), sources);
    const { model, version, digest, output } = prompt;
    const identity: PromptIdentity = { prompt: id, version, digest, release, environment, model };
    const attributes = () => attributesOf({ ...identity, output });
    this.#setAttributes(attributes);
    return { messages, ...identity, attributes };
  }

  #describe(id: string): PromptDescription {
    const { environment, current } = this.#follower;
    const { model, version, digest, input, output } = current.prompt(id);
    return { prompt: id, version, digest, release: current.digest, environment, model, input, output };
  }

  /**
   * Calls a listener from now on. A problem is told when it begins, and not again until it has changed or passed.
   *
   * @returns what ends that
   */
  on<Name extends keyof Events>(event: Name, listener: (told: Events[Name]) => void): () => void {
    return this.#follower.events.on(event, listener);
  }

  health(): Health {
    return this.#follower.health();
  }

  /** Asks the store now. What is wrong is told by events and `health()`, never thrown. */
  async poll(): Promise<void> {
    await this.#follower.poll();
  }

  /**
   * Serves this release, whatever the environment runs, until it is closed.
   *
   * @throws BlastgateError where the store has no such release
   */
  async pin(release: string): Promise<void> {
    await this.#follower.pin(release);
  }

  /** Stops following. What was read goes on being served. */
  async close(): Promise<void> {
    await this.#follower.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
