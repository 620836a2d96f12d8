/// <reference lib="dom" />
import type { ExplorerData } from "../../explorer/explorer-data.ts";
import type { PageTools } from "../page-tools.ts";
import type { Explored } from "./follow-address.ts";

/** Something drawn: a node, or how many of one owner there are. */
interface Box {
  node: number | null;
  name: string;
  lines: string[];
  column: number;
  row: number;
  /** Pixels, of the upper left corner. */
  x: number;
  y: number;
}

/**
 * Draws what reaches a node on its left, and what it reaches on its right, each as far from it as the longest way there.
 * Where a side is too large, there is a box for each owner. Runs in the page: its text is put there, so that it uses
 * nothing outside itself.
 */
export function drawNeighbours({ data }: PageTools): void {
  const nodesAtMost = 24;
  const ownersAtMost = 12;
  const size = { width: 200, height: 64, across: 44, down: 14 };
  const { nodes }: ExplorerData = data("explorer");
  const picture = document.getElementById("neighbours");
  const effects = Map.groupBy(
    nodes.flatMap(({ uses }, to) => uses.map(({ node }) => ({ from: node, to }))),
    ({ from }) => from,
  );

  document.addEventListener("explore", (event) => {
    if (event instanceof CustomEvent) draw(event.detail);
  });

  function draw({ at, upstream, downstream }: Explored): void {
    const centre = boxOf(at, 0);
    const drawn = new Map([[at, centre]]);
    const others: { box: Box; from: Box; to: Box }[] = [];
    for (const [members, sign] of [
      [upstream, -1],
      [withoutSuites(downstream), 1],
    ] as const) {
      if (members.length <= nodesAtMost) {
        const distances = distancesFrom(at, new Set(members), sign);
        for (const each of members) drawn.set(each, boxOf(each, sign * (distances.get(each) ?? 1)));
      } else {
        for (const box of ownerBoxes(members, sign)) {
          others.push(sign < 0 ? { box, from: box, to: centre } : { box, from: centre, to: box });
        }
      }
    }
    const direct = [...drawn].flatMap(([from, box]) =>
      (effects.get(from) ?? []).flatMap(({ to }) => {
        const target = drawn.get(to);
        return target && target.column > box.column ? [{ from: box, to: target }] : [];
      }),
    );
    const svg = pictureOf([...drawn.values(), ...others.map(({ box }) => box)], [...direct, ...others], centre);
    picture?.replaceChildren(svg);
    const [left, width] = [centre.x + size.width / 2, picture?.clientWidth ?? 0];
    picture?.scrollTo({ left: left - width / 2 });
  }

  /** A suite beside its feature would say nothing more. */
  function withoutSuites(members: readonly number[]): readonly number[] {
    const known = new Set(members);
    return members.filter(
      (each) => nodes[each]?.kind !== "suite" || !nodes[each].uses.some(({ node }) => known.has(node)),
    );
  }

  /** How many steps the longest way takes, among members alone. What goes round in circles is as far as it was found. */
  function distancesFrom(at: number, members: ReadonlySet<number>, sign: -1 | 1): Map<number, number> {
    const next = (each: number) =>
      sign > 0 ? (effects.get(each) ?? []).map(({ to }) => to) : (nodes[each]?.uses ?? []).map(({ node }) => node);
    const distances = new Map<number, number>();
    let front = [at];
    for (let distance = 1; front.length > 0 && distance <= members.size; distance++) {
      front = [...new Set(front.flatMap(next))].filter((each) => members.has(each));
      for (const each of front) distances.set(each, distance);
    }
    return distances;
  }

  function boxOf(at: number, column: number): Box {
    const { name = "", kind = "", owner = null } = nodes[at] ?? {};
    return { node: at, name, lines: [kind, owner ?? ""], column, row: 0, x: 0, y: 0 };
  }

  function ownerBoxes(members: readonly number[], column: -1 | 1): Box[] {
    const byOwner = [...Map.groupBy(members, (each) => nodes[each]?.owner ?? "no owner")];
    byOwner.sort(([, a], [, b]) => b.length - a.length);
    const boxes = byOwner.slice(0, ownersAtMost).map(([owner, of]) => countBox(owner, of, column));
    const rest = byOwner.slice(ownersAtMost).flatMap(([, of]) => of);
    return rest.length === 0 ? boxes : [...boxes, countBox(`${byOwner.length - ownersAtMost} others`, rest, column)];
  }

  function countBox(name: string, members: readonly number[], column: number): Box {
    const kinds = [...Map.groupBy(members, (each) => nodes[each]?.kind ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = kinds.map(([kind, of]) => `${of.length} ${kind}${of.length === 1 ? "" : "s"}`);
    return {
      node: null,
      name,
      lines: [lines.slice(0, 2).join(", "), lines.slice(2).join(", ")],
      column,
      row: 0,
      x: 0,
      y: 0,
    };
  }

  /** A picture of boxes in columns, those of a column in the order of what they are joined to. */
  function pictureOf(boxes: readonly Box[], edges: readonly { from: Box; to: Box }[], centre: Box): SVGElement {
    const columns = [...Map.groupBy(boxes, ({ column }) => column)].sort(([a], [b]) => Math.abs(a) - Math.abs(b));
    for (const [, column] of columns) {
      const rows = new Map(column.map((box) => [box, rowWished(box, edges)]));
      column.sort((a, b) => (rows.get(a) ?? 0) - (rows.get(b) ?? 0));
      for (const [index, box] of column.entries()) box.row = index - (column.length - 1) / 2;
    }
    const first = Math.min(...boxes.map(({ column }) => column));
    const last = Math.max(...boxes.map(({ column }) => column));
    const top = Math.min(...boxes.map(({ row }) => row));
    const bottom = Math.max(...boxes.map(({ row }) => row));
    for (const box of boxes) {
      box.x = (box.column - first) * (size.width + size.across) + 4;
      box.y = (box.row - top) * (size.height + size.down) + 4;
    }
    const width = (last - first) * (size.width + size.across) + size.width + 8;
    const height = (bottom - top) * (size.height + size.down) + size.height + 8;
    const svg = element("svg", {
      class: "graph",
      role: "group",
      "aria-label": `What is upstream and downstream of ${centre.name}; lists of the same follow`,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    });
    const lines = element("g", { "aria-hidden": "true" });
    for (const { from, to } of edges) {
      const [left, right] = [from.x + size.width, to.x];
      const [start, end] = [from.y + size.height / 2, to.y + size.height / 2];
      const bend = Math.max(size.across, (right - left) / 2);
      lines.append(
        element("path", {
          class: "edge",
          d: `M${left} ${start}C${left + bend} ${start} ${right - bend} ${end} ${right} ${end}`,
        }),
        element("path", { class: "tip", d: `M${right} ${end}l-7 -4v8z` }),
      );
    }
    svg.append(lines);
    for (const box of [...boxes].sort((a, b) => a.column - b.column || a.row - b.row)) {
      svg.append(nodeOf(box, box === centre));
    }
    return svg;
  }

  /** The mean row of the boxes nearer to the centre that it is joined to. */
  function rowWished(box: Box, edges: readonly { from: Box; to: Box }[]): number {
    const rows = edges.flatMap(({ from, to }) => {
      const other = from === box ? to : to === box ? from : null;
      return other && Math.abs(other.column) < Math.abs(box.column) ? [other.row] : [];
    });
    return rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + row, 0) / rows.length;
  }

  function nodeOf({ node, name, lines, x, y }: Box, isCentre: boolean): SVGElement {
    const told = [name, ...lines].filter(Boolean).join(", ");
    const classes = isCentre ? "node root" : "node";
    const common = { class: classes, transform: `translate(${x} ${y})` };
    const group =
      node === null
        ? element("g", { ...common, role: "img" })
        : element("a", { ...common, href: `#${encodeURIComponent(nodes[node]?.id ?? "")}` });
    group.append(
      element("title", {}, told),
      element("rect", { width: size.width, height: size.height, rx: 8 }),
      element("text", { class: "name", x: 14, y: 20 }, shorten(name, 22)),
      ...lines.map((line, index) => element("text", { x: 14, y: 38 + index * 17 }, shorten(line, 25))),
    );
    return group;
  }

  /** Cuts the middle out: names differ at their ends, and begin with a folder. */
  function shorten(text: string, length: number): string {
    const characters = [...text];
    if (characters.length <= length) return text;
    const head = Math.floor((length - 1) / 2);
    return `${characters.slice(0, head).join("")}…${characters.slice(head + 1 - length).join("")}`;
  }

  function element(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    if (text !== "") made.textContent = text;
    return made;
  }
}
