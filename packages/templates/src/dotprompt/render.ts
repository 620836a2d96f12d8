import { BlastgateError, finding, type Json } from "@blastgate/core";
import Handlebars from "handlebars";
import { renderFailure } from "../failure.ts";
import type { Message, PromptSources } from "../format.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { type Loaded, type Loading, startLoading } from "../loading.ts";
import { Boundaries } from "../messages.ts";
import { supportedHelpers } from "./helpers.ts";

export async function renderDotprompt(
  id: string,
  input: Record<string, Json>,
  sources: PromptSources,
): Promise<Message[]> {
  const loading = startLoading(id, sources);
  const boundaries = new Boundaries();
  const variables = { ...loading.entry.file.metadata.input.default, ...input };
  return boundaries.split(rendererOf(sources).render(loading, boundaries, variables));
}

const renderers = new WeakMap<PromptSources, Renderer>();

function rendererOf(sources: PromptSources): Renderer {
  const renderer = renderers.get(sources) ?? new Renderer();
  renderers.set(sources, renderer);
  return renderer;
}

/**
 * Compiled templates and the Handlebars they run in. One for each `PromptSources`: the dotprompt library keeps
 * partials by name in the Handlebars that the whole process shares, so that a baseline's would stand in for the
 * candidate's; and it gives a partial's front matter to the model.
 */
class Renderer {
  readonly #handlebars = Handlebars.create();
  readonly #entries = new Map<string, Handlebars.TemplateDelegate>();
  readonly #included = new Map<string, Handlebars.TemplateDelegate>();
  /** What the render in progress draws on. Rendering is synchronous, so there is one at a time. */
  #current: { loading: Loading; boundaries: Boundaries } | undefined;

  constructor() {
    const { VM } = this.#handlebars;
    Object.assign(this.#handlebars, { VM: { ...VM, resolvePartial: this.#resolvePartial.bind(this) } });
    this.#handlebars.unregisterHelper("log");
    this.#handlebars.registerHelper({
      role: (role: unknown) => this.#current?.boundaries.mark(role),
      json: (value: unknown, { hash }: Handlebars.HelperOptions) => JSON.stringify(value, null, hash.indent || 0),
      ifEquals: chooseBy((a, b) => a === b),
      unlessEquals: chooseBy((a, b) => a !== b),
    });
  }

  render(loading: Loading, boundaries: Boundaries, variables: Record<string, Json>): string {
    const { entry } = loading;
    const template = this.#entries.get(entry.file.id) ?? this.#compile(entry, "entry");
    this.#entries.set(entry.file.id, template);
    this.#current = { loading, boundaries };
    try {
      // Left undefined, these two settings make Handlebars print a warning.
      return template(variables, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
    } finally {
      this.#current = undefined;
    }
  }

  /** Inline partials and partial blocks are Handlebars' own; any other name is a prompt. */
  #resolvePartial(
    partial: Handlebars.TemplateDelegate | undefined,
    context: unknown,
    options: Handlebars.ResolvePartialOptions & { fn?: unknown },
  ): Handlebars.TemplateDelegate | undefined {
    const found = Handlebars.VM.resolvePartial(partial, context, options);
    if (found !== undefined || options.name === "@partial-block" || options.name === undefined) return found;
    const name = String(options.name);
    const prompt = this.#current?.loading.load(name);
    if (prompt) {
      const template = this.#included.get(name) ?? this.#compile(prompt, "included");
      this.#included.set(name, template);
      return template;
    }
    if (options.fn) return undefined;
    const where = this.#current && { path: this.#current.loading.entry.file.path };
    throw new BlastgateError([finding("reference-unresolved", { written: name, target: name, suggestion: "" }, where)]);
  }

  /** A prompt by itself is trimmed as the library does it; one that is included keeps the line ends it is made of. */
  #compile({ file, text }: Loaded, use: "entry" | "included"): Handlebars.TemplateDelegate {
    const { frontMatter, body, bodyLine } = splitFrontMatter(text);
    const trims = use === "entry" && frontMatter !== undefined;
    const firstLine = bodyLine + (trims ? linesBefore(body) : 0);
    const template = this.#handlebars.compile(trims ? body.trim() : body, {
      knownHelpers: Object.fromEntries(supportedHelpers.map((name) => [name, true])),
      knownHelpersOnly: true,
      noEscape: true,
    });
    return (context, options) => {
      try {
        return template(context, options);
      } catch (cause) {
        throw renderFailure(cause, file, firstLine);
      }
    };
  }
}

/** Lines that trimming takes from the start of a text. */
function linesBefore(text: string): number {
  return text.slice(0, text.length - text.trimStart().length).split("\n").length - 1;
}

function chooseBy(test: (a: unknown, b: unknown) => boolean): Handlebars.HelperDelegate {
  return function choose(this: unknown, a: unknown, b: unknown, options: Handlebars.HelperOptions) {
    return test(a, b) ? options.fn(this) : options.inverse(this);
  };
}
