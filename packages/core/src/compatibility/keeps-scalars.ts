import type { Json } from "../schemas/common.ts";
import type { Cell } from "./cells.ts";
import { largest, numbersOf, smallest } from "./limits.ts";
import { numberRange } from "./number-range.ts";

/** Whether every number of a cell is sure to pass a keyword. */
export function keepsNumbers(name: string, limit: Json, cell: Cell): boolean {
  if (typeof limit !== "number") return false;
  const { low, high, lowOpen, highOpen } = numberRange(cell.schemas);
  switch (name) {
    case "minimum":
      return low >= limit;
    case "exclusiveMinimum":
      return low > limit || (low === limit && lowOpen);
    case "maximum":
      return high <= limit;
    case "exclusiveMaximum":
      return high < limit || (high === limit && highOpen);
    case "multipleOf": {
      const steps = [...numbersOf(cell.schemas, "multipleOf"), ...(cell.integer ? [1] : [])];
      // Of fractions nobody can tell what rounding makes of their multiples.
      return Number.isInteger(limit) && steps.some((step) => Number.isInteger(step) && Number.isInteger(step / limit));
    }
    default:
      return false;
  }
}

/** Whether every text of a cell is sure to pass a keyword. */
export function keepsStrings(name: string, written: Json, cell: Cell): boolean {
  switch (name) {
    case "minLength":
      return typeof written === "number" && largest(cell.schemas, "minLength", 0) >= written;
    case "maxLength":
      return typeof written === "number" && smallest(cell.schemas, "maxLength") <= written;
    default:
      return false;
  }
}
