import { accepts, holds } from "./accepts.ts";
import type { Cell } from "./cells.ts";
import { sampleCell } from "./samples.ts";
import type { Located } from "./schema-document.ts";
import type { Escape } from "./search.ts";

/** An escape with those values of the cell that the keyword refuses, as far as they are easily found. */
export function escapeOf(cell: Cell, wide: Located, name: string): Escape {
  const refused = sampleCell(cell, [wide]).filter(
    (value) => (name === "" ? accepts(wide, value) : holds(name, wide, value)) === false,
  );
  return { wide, keyword: name, narrow: cell.schemas, examples: refused };
}
