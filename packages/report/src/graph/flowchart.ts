import { excerpt } from "../inert.ts";

export type Shape = "box" | "stadium" | "subroutine" | "hexagon" | "cylinder";

export interface Flowchart {
  /** `label`: its lines. `look`: a name of `looks`. */
  nodes: readonly { id: string; label: readonly string[]; shape: Shape; look?: string }[];
  /** Edges of nodes that are not there are left out. */
  edges: readonly { from: string; to: string; label?: string; dotted?: boolean }[];
  /** Mermaid's properties of a class of nodes, by its name. */
  looks?: Readonly<Record<string, string>>;
}

/** A flowchart in Mermaid's language, left to right. Nodes are numbered, so that no id has to be a word of Mermaid's. */
export function flowchart({ nodes, edges, looks = {} }: Flowchart): string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const used = Map.groupBy(nodes, ({ look }) => look);
  return [
    "flowchart LR",
    ...nodes.map(({ label, shape }, index) => {
      const [open, close] = brackets[shape];
      return `  n${index}${open}"${label.map(mermaidText).join("<br/>")}"${close}`;
    }),
    ...edges.flatMap(({ from, to, label, dotted }) => {
      const [source, target] = [numbers.get(from), numbers.get(to)];
      if (source === undefined || target === undefined) return [];
      return [`  ${source} ${dotted ? "-.->" : "-->"}${label ? `|"${mermaidText(label)}"|` : ""} ${target}`];
    }),
    ...Object.entries(looks).flatMap(([name, properties]) => {
      const members = (used.get(name) ?? []).flatMap(({ id }) => numbers.get(id) ?? []);
      return members.length === 0 ? [] : [`  classDef ${name} ${properties}`, `  class ${members.join(",")} ${name}`];
    }),
  ].join("\n");
}

const brackets: Readonly<Record<Shape, readonly [string, string]>> = {
  box: ["[", "]"],
  stadium: ["([", "])"],
  subroutine: ["[[", "]]"],
  hexagon: ["{{", "}}"],
  cylinder: ["[(", ")]"],
};

/** Text of a label: what is no letter, digit or one of a few signs is written by its number, as Mermaid reads it back. */
function mermaidText(text: string): string {
  return excerpt(text, 60).replace(/[^A-Za-z0-9 ,./_-]/gu, (character) => `#${character.codePointAt(0)};`);
}
