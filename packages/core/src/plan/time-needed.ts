import type { Config } from "../schemas/config.ts";
import { providerSetting } from "./provider-settings.ts";

/** Calls to be made, all alike. */
export interface Work {
  provider: string;
  calls: number;
  /** Of one call. */
  latencyMs: number;
  tokens: number;
}

export type Limits = Pick<Config, "concurrency" | "providers">;

const minuteMs = 60_000;

/** Milliseconds that calls take within the limits, with every slot in use all the time. */
export function timeNeeded(work: readonly Work[], limits: Limits): number {
  const concurrent = sumBy(work, latencyOf) / limits.concurrency.total;
  const byProvider = sharing(work, (provider) => provider).map(
    ([provider, own]) =>
      sumBy(own, latencyOf) /
      (providerSetting(limits.providers, provider, "concurrency")?.value ?? limits.concurrency.provider),
  );
  return Math.max(concurrent, ...byProvider, ...perMinute(work, limits));
}

/** What the limits by the minute ask for: more machines do not help there. */
function perMinute(work: readonly Work[], { providers }: Limits): number[] {
  const needed = (setting: "requests-per-minute" | "tokens-per-minute", amount: (each: Work) => number) =>
    sharing(work, (provider) => providerSetting(providers, provider, setting)?.name).map(([name, own]) => {
      const limit = providers[name]?.[setting] ?? Number.POSITIVE_INFINITY;
      return (sumBy(own, amount) / limit) * minuteMs;
    });
  return [
    ...needed("requests-per-minute", ({ calls }) => calls),
    ...needed("tokens-per-minute", ({ calls, tokens }) => calls * tokens),
  ];
}

/** Work by the name of the limit it shares; what has none is left out. */
function sharing(work: readonly Work[], nameOf: (provider: string) => string | undefined): [string, Work[]][] {
  const groups = Map.groupBy(work, ({ provider }) => nameOf(provider));
  return [...groups].flatMap(([name, own]) => (name === undefined ? [] : [[name, own]]));
}

function latencyOf({ calls, latencyMs }: Work): number {
  return calls * latencyMs;
}

function sumBy<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
