import { keyword, type Located } from "./schema-document.ts";

/** The largest of the numbers that schemas give for a keyword. */
export function largest(schemas: readonly Located[], name: string, least = Number.NEGATIVE_INFINITY): number {
  return Math.max(least, ...numbersOf(schemas, name));
}

/** The smallest of the numbers that schemas give for a keyword. */
export function smallest(schemas: readonly Located[], name: string): number {
  return Math.min(Number.POSITIVE_INFINITY, ...numbersOf(schemas, name));
}

export function numbersOf(schemas: readonly Located[], name: string): number[] {
  return schemas.map((each) => keyword(each, name)).filter((value) => typeof value === "number");
}
