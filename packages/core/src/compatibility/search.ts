import type { Json } from "../schemas/common.ts";
import type { Cell } from "./cells.ts";
import type { Located } from "./schema-document.ts";

/** A place where an instance of the narrow schemas may fail to be one of the wide schema. */
export interface Escape {
  /** The schema that refuses it, and which keyword of it; `""` where it refuses everything. */
  wide: Located;
  keyword: string;
  /** What stands on the narrow side at the same place of an instance. */
  narrow: readonly Located[];
  /** A property that is missing, unknown or not promised. */
  property?: string;
  /** Instances that escape, tried; none where nobody can tell whether there are any. */
  examples: Json[];
}

/** How the rules for single keywords ask about the schemas below them. */
export interface Search {
  /** Of an instance's part. */
  escapes(narrow: readonly Located[], wide: Located): Escape[];
  /** Of the same instance. */
  escapesOfCell(cell: Cell, wide: Located): Escape[];
}

/** Escapes of a part, as those of the whole: `lift` puts an instance of the part into ones of the whole. */
export function lifted(found: readonly Escape[], lift: (part: Json) => Json[]): Escape[] {
  return found.map((each) => ({ ...each, examples: each.examples.flatMap(lift) }));
}
