import {
  BlastgateError,
  type BundledPrompt,
  bundledSources,
  finding,
  type Json,
  type Lock,
  type Model,
  nearest,
  type PromptMetadata,
} from "@blastgate/core";
import type { StoredRelease } from "@blastgate/registry/read";
import type { PromptSources } from "@blastgate/templates/render";
import { InputCheck } from "./input-check.ts";

/** A prompt of a release, ready to be rendered. */
export interface ServedPrompt {
  model: Readonly<Model> | null;
  version: string | null;
  digest: string;
  input: Readonly<PromptMetadata["input"]>;
  output: Readonly<PromptMetadata["output"]>;
  /** The variables to render it with. @throws BlastgateError `prompt-input-refused` */
  variables(input: Readonly<Record<string, Json>>): Record<string, Json>;
}

/** A release that is served. It never changes: who began with it ends with it. */
export class ServedRelease {
  readonly digest: string;
  /** One object for all renders: what was compiled is kept by it. */
  readonly sources: PromptSources;
  readonly #environment: string;
  readonly #prompts: ReadonlyMap<string, ServedPrompt>;
  readonly #partials: ReadonlySet<string>;

  /** @throws BlastgateError `runtime-release-unusable` */
  constructor({ digest, bundle, lock }: StoredRelease, environment: string) {
    this.digest = digest;
    this.#environment = environment;
    const sources = bundledSources(bundle);
    this.sources = { get: (id) => sources.get(id) };
    const all = Object.entries(bundle.prompts);
    this.#partials = new Set(all.filter(([, { partial }]) => partial).map(([id]) => id));
    const whole = all.filter(([, { partial }]) => !partial);
    const locks = new Map(Object.entries(lock.prompts));
    this.#prompts = new Map(whole.map(([id, prompt]) => [id, served(id, prompt, locks.get(id), digest)]));
  }

  /** Of all prompts but partials. */
  get ids(): string[] {
    return [...this.#prompts.keys()];
  }

  /** @throws BlastgateError `prompt-not-released`, `prompt-only-included` */
  prompt(id: string): ServedPrompt {
    const prompt = this.#prompts.get(id);
    if (prompt) return prompt;
    if (this.#partials.has(id)) throw new BlastgateError([finding("prompt-only-included", { prompt: id })]);
    const suggestion = nearest(id, this.#prompts.keys());
    const about = { prompt: id, environment: this.#environment, release: this.digest, suggestion };
    throw new BlastgateError([finding("prompt-not-released", about)]);
  }
}

function served(
  id: string,
  { metadata, model }: BundledPrompt,
  locked: Lock["prompts"][string] | undefined,
  release: string,
): ServedPrompt {
  if (!locked) throw new Error(`${id} is not in the lock of ${release}`);
  const check = new InputCheck(id, metadata.input.schema, release);
  return {
    model: deepFreeze(model),
    version: locked.version,
    digest: locked.digest,
    input: deepFreeze(metadata.input),
    output: deepFreeze(metadata.output),
    variables(input) {
      const variables = { ...metadata.input.default, ...input };
      check.refuse(variables);
      return variables;
    },
  };
}

/** Whoever is handed it may not change it for the next one. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
