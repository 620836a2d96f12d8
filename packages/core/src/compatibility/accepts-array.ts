import type { Json } from "../schemas/common.ts";
import { itemsOf } from "./parts.ts";
import { sameJson } from "./same-json.ts";
import { below, keyword, type Located } from "./schema-document.ts";
import { type Accepts, all, type Tri } from "./three-valued.ts";

/** Whether a keyword that speaks of arrays lets one pass. */
export function holdsOfArray(name: string, located: Located, value: Json[], accepts: Accepts): Tri {
  const written = keyword(located, name);
  const count = typeof written === "number" ? written : undefined;
  switch (name) {
    case "minItems":
      return count === undefined ? undefined : value.length >= count;
    case "maxItems":
      return count === undefined ? undefined : value.length <= count;
    case "uniqueItems":
      return written !== true || value.every((item, at) => !value.slice(0, at).some((other) => sameJson(item, other)));
    case "items":
    case "prefixItems":
    case "additionalItems": {
      const { prefix, rest } = itemsOf(located);
      return all(value.entries(), ([at, item]) => {
        const schema = prefix[at] ?? rest;
        return schema ? accepts(schema, item) : true;
      });
    }
    case "minContains":
    case "maxContains":
      return true;
    case "contains": {
      const results = value.map((item) => accepts(below(located, name), item));
      const least = keyword(located, "minContains") ?? 1;
      const most = keyword(located, "maxContains") ?? Number.POSITIVE_INFINITY;
      if (typeof least !== "number" || typeof most !== "number") return undefined;
      const valid = results.filter((result) => result === true).length;
      const possible = valid + results.filter((result) => result === undefined).length;
      if (possible < least || valid > most) return false;
      return valid >= least && possible <= most ? true : undefined;
    }
    default:
      return undefined;
  }
}
