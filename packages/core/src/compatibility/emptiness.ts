import { largest, smallest } from "./limits.ts";
import { itemsOf, requiredNames, schemasOfName } from "./parts.ts";
import type { Located } from "./schema-document.ts";

type IsEmpty = (schemas: readonly Located[]) => boolean;

/** Whether no array is valid against all schemas, as far as that can be seen. */
export function isEmptyArray(schemas: readonly Located[], isEmpty: IsEmpty): boolean {
  const least = largest(schemas, "minItems", 0);
  if (least > smallest(schemas, "maxItems")) return true;
  const looked = Math.min(least, longestPrefix(schemas) + 1);
  return Array.from({ length: looked }, (_, at) => schemasOfItem(schemas, at)).some(isEmpty);
}

/** Whether no object is valid against all schemas, as far as that can be seen. */
export function isEmptyObject(schemas: readonly Located[], isEmpty: IsEmpty): boolean {
  const required = new Set(schemas.flatMap(requiredNames));
  if (Math.max(required.size, largest(schemas, "minProperties", 0)) > smallest(schemas, "maxProperties")) return true;
  return required.values().some((name) => isEmpty(schemasOfNameIn(schemas, name)));
}

/** What all of the schemas ask of the item at a place. */
export function schemasOfItem(schemas: readonly Located[], at: number): Located[] {
  return schemas.flatMap((each) => {
    const { prefix, rest } = itemsOf(each);
    return prefix[at] ?? rest ?? [];
  });
}

export function longestPrefix(schemas: readonly Located[]): number {
  return Math.max(0, ...schemas.map((each) => itemsOf(each).prefix.length));
}

/** What all of the schemas ask of a property; a schema with a pattern that cannot be read asks for nothing. */
export function schemasOfNameIn(schemas: readonly Located[], name: string): Located[] {
  return schemas.flatMap((each) => schemasOfName(each, name) ?? []);
}
