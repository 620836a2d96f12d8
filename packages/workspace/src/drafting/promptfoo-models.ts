import { type Finding, finding, isObject, type Json, type JsonObject, type Model, type Place } from "@blastgate/core";

/** The models that a config calls by name, with those of their settings that cannot be secrets. */
export function namedModels(providers: Json | undefined, where: Place): { models: Model[]; unsure: Finding[] } {
  const models: Model[] = [];
  const unsure: Finding[] = [];
  for (const { provider, config } of writtenProviders(providers)) {
    if (isCode(provider)) {
      const detail = /\.(ya?ml|json)$/.test(provider)
        ? "stands in a file of its own, which is not read here"
        : "is a program or an application, and nothing is executed here";
      unsure.push(finding("init-provider-left-out", { provider, detail }, where));
      continue;
    }
    const { kept, left } = plainSettings(config);
    models.push({ provider, config: kept });
    if (left.length > 0) {
      unsure.push(finding("init-settings-left-out", { provider, settings: left }, where));
    }
  }
  return { models, unsure };
}

interface Written {
  provider: string;
  config: JsonObject;
}

function writtenProviders(providers: Json | undefined): Written[] {
  return (Array.isArray(providers) ? providers : [providers]).flatMap((each): Written[] => {
    if (typeof each === "string") return [{ provider: each, config: {} }];
    if (!isObject(each)) return [];
    if (typeof each.id === "string") return [{ provider: each.id, config: settingsOf(each) }];
    // The other form: settings by id.
    return Object.entries(each).map(([provider, value]) => ({
      provider,
      config: isObject(value) ? settingsOf(value) : {},
    }));
  });
}

function settingsOf({ config }: JsonObject): JsonObject {
  return isObject(config) ? config : {};
}

function isCode(provider: string): boolean {
  return /^(file|exec|python|golang|ruby|package|https?|wss?|webhook|browser|mcp)(:|$)|\.([cm]?[jt]s|py)$/.test(
    provider,
  );
}

function plainSettings(config: JsonObject): { kept: JsonObject; left: string[] } {
  const isPlain = (key: string, value: Json) =>
    !/key|secret|passw|auth|credential|cookie|(^|_)token$|Token$/i.test(key) &&
    (typeof value === "number" ||
      typeof value === "boolean" ||
      (typeof value === "string" && !/^\w+:\/\/|\{\{/.test(value)));
  const entries = Object.entries(config);
  return {
    kept: Object.fromEntries(entries.filter(([key, value]) => isPlain(key, value))),
    left: entries.filter(([key, value]) => !isPlain(key, value)).map(([key]) => `\`${key}\``),
  };
}
