import nunjucks from "nunjucks";

/** nunjucks' filters and tests, less the one that gives something else every time. */
const { filters: builtinFilters, tests: builtinTests } = new nunjucks.Environment([]);
const { random: _random, ...steady } = builtinFilters;

export const filters: readonly string[] = Object.keys(steady);
export const tests: readonly string[] = Object.keys(builtinTests);

/** A loader with the two methods that nunjucks' types leave out. */
export interface TemplateLoader extends nunjucks.ILoader {
  isRelative(name: string): boolean;
  resolve(from: string, to: string): string;
}

/** An environment whose names are its own: `constructor` and the like name no filter, test or function. */
export function createEnvironment(loader: TemplateLoader): nunjucks.Environment {
  const environment = new nunjucks.Environment(loader, { autoescape: false });
  return Object.assign(environment, {
    filters: bare(steady),
    tests: bare(builtinTests),
    globals: bare(environment.globals),
  });
}

/**
 * The functions that compiled templates call, made safe: of a value only what is its own can be looked up, so that
 * no template gets from a text or list to `constructor`, and from there to the process.
 *
 * @param role gives the text for `{{ role("…") }}`; it is a call and no variable, so that a variable may be named so.
 */
export function safeRuntime(role: (name: unknown) => string): object {
  return {
    ...nunjucks.runtime,
    memberLookup: (owner: unknown, key: unknown) => {
      const value = ownValue(owner, key);
      return typeof value === "function" ? (...args: unknown[]) => Reflect.apply(value, owner, args) : value;
    },
    contextOrFrameLookup: ({ ctx, env }: NunjucksContext, frame: NunjucksFrame, name: string) => {
      const local = frame.lookup(name);
      if (local !== undefined) return local;
      return ownValue(Object.hasOwn(ctx, name) ? ctx : env.globals, name);
    },
    callWrap: (callee: unknown, name: string, context: unknown, args: unknown[]) =>
      name === "role" && typeof callee !== "function"
        ? role(args[0])
        : nunjucks.runtime.callWrap(callee, name, context, args),
  };
}

interface NunjucksContext {
  ctx: object;
  env: { globals: object };
}

interface NunjucksFrame {
  lookup(name: string): unknown;
}

function ownValue(owner: unknown, key: unknown): unknown {
  if (owner === undefined || owner === null) return undefined;
  const object: object = Object(owner);
  const name = String(key);
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

function bare<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.assign(Object.create(null), record);
}
