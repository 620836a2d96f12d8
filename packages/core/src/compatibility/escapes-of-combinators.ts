import { accepts } from "./accepts.ts";
import { type Cell, isEmpty } from "./cells.ts";
import { sampleCell, samples } from "./samples.ts";
import { below, keyword, type Located, referenced, schemasUnder } from "./schema-document.ts";
import type { Escape, Search } from "./search.ts";

type Combinator = (cell: Cell, wide: Located, search: Search) => Escape[];

/** Keywords that bring in other schemas for the same instance. */
export const combinators: Readonly<Record<string, Combinator>> = {
  $ref: (cell, wide, search) => {
    const target = referenced(wide, keyword(wide, "$ref") ?? null);
    // `escapes` notices references that lead round in a circle.
    return target ? search.escapes(cell.schemas, target) : [{ ...escapeAt(cell, wide, "$ref"), examples: [] }];
  },
  allOf: (cell, wide, search) =>
    schemasUnder(wide, "allOf")
      .values()
      .flatMap((part) => search.escapesOfCell(cell, part))
      .toArray(),
  anyOf: (cell, wide, search) => escapesOfBranches("anyOf", cell, wide, search),
  oneOf: (cell, wide, search) => {
    const branches = [...schemasUnder(wide, "oneOf").values()];
    const overlapping = branches.flatMap((branch, at) =>
      branches.slice(at + 1).filter((other) => !isEmpty([...cell.schemas, branch, other])),
    );
    if (overlapping.length === 0) return escapesOfBranches("oneOf", cell, wide, search);
    const both = branches.flatMap((branch) => samples([...cell.schemas, branch]));
    return [escapeAt(cell, wide, "oneOf", both)];
  },
  not: (cell, wide) => {
    const excluded = below(wide, "not");
    if (isEmpty([...cell.schemas, excluded])) return [];
    return [escapeAt(cell, wide, "not", samples([...cell.schemas, excluded]))];
  },
  if: (cell, wide, search) => {
    const [condition, then, otherwise] = ["if", "then", "else"].map((name) => below(wide, name));
    if (!condition || !then || !otherwise) return [];
    const found = [
      ...search.escapes([...cell.schemas, condition], then),
      ...search.escapesOfCell(cell, otherwise),
    ].flatMap(({ examples }) => [examples]);
    return found.length === 0 ? [] : [escapeAt(cell, wide, "if", found.flat())];
  },
};

/** An instance has to be of one branch. Where a single branch can be meant, what is wrong is told of that branch. */
function escapesOfBranches(name: string, cell: Cell, wide: Located, search: Search): Escape[] {
  const near: Escape[][] = [];
  const far: Escape[] = [];
  for (const branch of schemasUnder(wide, name).values()) {
    const found = search.escapesOfCell(cell, branch);
    if (found.length === 0) return [];
    if (found.some(({ keyword: refusing, wide: { at } }) => refusing === "type" && at === branch.at))
      far.push(...found);
    else near.push(found);
  }
  const [only] = near;
  if (only && near.length === 1) return only;
  return [
    escapeAt(
      cell,
      wide,
      name,
      [...near.flat(), ...far].flatMap(({ examples }) => examples),
    ),
  ];
}

function escapeAt(cell: Cell, wide: Located, name: string, more: Escape["examples"] = []): Escape {
  const pool = [...sampleCell(cell, [wide]), ...more];
  return { wide, keyword: name, narrow: cell.schemas, examples: pool.filter((each) => accepts(wide, each) === false) };
}
