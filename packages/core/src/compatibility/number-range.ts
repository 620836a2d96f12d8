import { largest, smallest } from "./limits.ts";
import type { Located } from "./schema-document.ts";

export interface NumberRange {
  low: number;
  high: number;
  /** The limits themselves are not in it. */
  lowOpen: boolean;
  highOpen: boolean;
  open: boolean;
}

/** Between what limits the numbers are that all schemas allow. */
export function numberRange(schemas: readonly Located[]): NumberRange {
  const [minimum, above] = [largest(schemas, "minimum"), largest(schemas, "exclusiveMinimum")];
  const [maximum, under] = [smallest(schemas, "maximum"), smallest(schemas, "exclusiveMaximum")];
  const [lowOpen, highOpen] = [above >= minimum && above > -Infinity, under <= maximum && under < Infinity];
  return {
    low: Math.max(minimum, above),
    high: Math.min(maximum, under),
    lowOpen,
    highOpen,
    open: lowOpen || highOpen,
  };
}
