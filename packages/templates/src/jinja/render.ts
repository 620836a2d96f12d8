import { posix } from "node:path";
import { BlastgateError, finding, type Json } from "@blastgate/core";
import nunjucks from "nunjucks";
import { renderFailure } from "../failure.ts";
import type { Message, PromptSources } from "../format.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { type Loaded, type Loading, startLoading } from "../loading.ts";
import { Boundaries } from "../messages.ts";
import { targetOfPath } from "../prompt-path.ts";
import { createEnvironment, safeRuntime, type TemplateLoader } from "./environment.ts";
import { inspect, isRelative } from "./inspect.ts";

export async function renderJinja(id: string, input: Record<string, Json>, sources: PromptSources): Promise<Message[]> {
  const loading = startLoading(id, sources);
  const boundaries = new Boundaries();
  const { file } = loading.entry;
  const variables = { ...file.metadata.input.default, ...input };
  return boundaries.split(renderText(loading, boundaries, variables, sources));
}

function renderText(
  loading: Loading,
  boundaries: Boundaries,
  variables: Record<string, Json>,
  sources: PromptSources,
): string {
  const { file } = loading.entry;
  const runtime = safeRuntime((role) => boundaries.mark(role));
  // nunjucks keeps of an error only its words, so the one that stopped it is kept here.
  let known: BlastgateError | undefined;
  const environment = createEnvironment({
    getSource: (name) => {
      try {
        const prompt = name === file.id ? loading.entry : include(name, loading);
        return prompt ? asSource(compiled(prompt, sources), prompt.file.id, runtime) : missing;
      } catch (cause) {
        if (cause instanceof BlastgateError) known ??= cause;
        throw cause;
      }
    },
    isRelative,
    resolve: (from, to) => posix.join(posix.dirname(from), to),
  });
  try {
    // A copy, since macros write into the objects they are given.
    const text: unknown = environment.render(file.id, structuredClone(variables));
    if (typeof text !== "string") throw new Error("it did not finish");
    return text;
  } catch (cause) {
    throw known ?? renderFailure(cause, file, 1);
  }
}

function include(name: string, loading: Loading): Loaded | undefined {
  const target = targetOfPath(name);
  if (target !== undefined) return loading.load(target);
  const where = { path: loading.entry.file.path };
  throw new BlastgateError([finding("reference-outside-prompts", { written: name }, where)]);
}

type Code = Readonly<Record<string, nunjucks.RenderFunction>>;

const compiledBySources = new WeakMap<PromptSources, Map<string, Code>>();

/** @throws BlastgateError where the template has something in it that must not run. */
function compiled({ file, text }: Loaded, sources: PromptSources): Code {
  const known = compiledBySources.get(sources) ?? new Map<string, Code>();
  compiledBySources.set(sources, known);
  const code = known.get(file.id) ?? compile(file.id, file.path, text);
  known.set(file.id, code);
  return code;
}

function compile(id: string, path: string, text: string): Code {
  const { body, bodyLine } = splitFrontMatter(text);
  const environment = createEnvironment(noLoader);
  const tree = nunjucks.parser.parse(body, [], {});
  const { findings } = inspect(tree, { path, folder: posix.dirname(id), firstLine: bodyLine });
  if (findings.length > 0) throw new BlastgateError(findings);
  const { rootRenderFunc, blocks } = new nunjucks.Template(body, environment, id, true);
  return {
    ...Object.fromEntries(Object.entries(blocks).map(([name, block]) => [`b_${name}`, block])),
    root: rootRenderFunc,
  };
}

/** A compiled template as nunjucks takes it from a loader, run with `runtime` in place of nunjucks' own. */
function asSource({ root, ...blocks }: Code, id: string, runtime: object): nunjucks.LoaderSource {
  const guarded: nunjucks.RenderFunction = (env, context, frame, _runtime, cb) =>
    root?.(env, context, frame, runtime, cb);
  const src = { type: "code", obj: { ...blocks, root: guarded } };
  // The published types know of sources as text only.
  return { src, path: id, noCache: false } as unknown as nunjucks.LoaderSource;
}

const noLoader: TemplateLoader = { getSource: () => missing, isRelative, resolve: (_from, to) => to };

/** What a loader gives for no template; the published types leave it out. */
const missing = null as unknown as nunjucks.LoaderSource;
