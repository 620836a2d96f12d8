import type { Json } from "../schemas/common.ts";
import type { Located } from "./schema-document.ts";

/** True, false, or not to be told. */
export type Tri = boolean | undefined;

export type Accepts = (schema: Located, value: Json) => Tri;

export function all<Item>(items: Iterable<Item>, test: (item: Item) => Tri): Tri {
  let result: Tri = true;
  for (const item of items) {
    const each = test(item);
    if (each === false) return false;
    if (each === undefined) result = undefined;
  }
  return result;
}

export function any<Item>(items: Iterable<Item>, test: (item: Item) => Tri): Tri {
  return negated(all(items, (item) => negated(test(item))));
}

export function negated(result: Tri): Tri {
  return result === undefined ? undefined : !result;
}
