import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Place } from "../schemas/common.ts";
import type { Environment } from "../schemas/config.ts";
import type { Finding } from "../schemas/finding.ts";

/** What does not fit together among the environments of blastgate.yaml. */
export function checkEnvironments(environments: readonly Environment[], where: Place): Finding[] {
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  return environments.flatMap(({ name, from, soak }, index) => [
    ...(environments.findIndex((each) => each.name === name) < index
      ? [finding("environment-twice", { environment: name }, where)]
      : []),
    ...(from !== undefined && !byName.has(from)
      ? [finding("environment-unknown", { environment: name, from, suggestion: nearest(from, byName.keys()) }, where)]
      : []),
    ...(soak !== undefined && from === undefined
      ? [finding("environment-soaks-nowhere", { environment: name, soak }, where)]
      : []),
    ...(comesFromItself(name, byName) ? [finding("environment-from-itself", { environment: name }, where)] : []),
  ]);
}

function comesFromItself(name: string, byName: ReadonlyMap<string, Environment>): boolean {
  const seen = new Set<string>();
  for (let at = byName.get(name)?.from; at !== undefined && !seen.has(at); at = byName.get(at)?.from) {
    if (at === name) return true;
    seen.add(at);
  }
  return false;
}
