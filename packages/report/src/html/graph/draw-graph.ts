import stringWidth from "fast-string-width";
import { html, type Markup } from "../markup.ts";
import type { Group } from "./drawing.ts";
import { type GroupLabel, labelOf, spoken } from "./group-label.ts";
import { nodeSize, type PlacedDrawing, type Point } from "./place-groups.ts";

/** A picture whose nodes are links to what the page says of them, in the order in which they are read. */
export function drawGraph(
  { width, height, groups, edges }: PlacedDrawing,
  label: string,
  linkOf: (group: Group) => string | null,
): Markup {
  const inOrder = groups.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return html`<svg class="graph" role="group" aria-label="${label}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}">
<g aria-hidden="true">${edges.map(({ points }) => drawEdge(points))}</g>
${inOrder.map(({ group, x, y }) => drawNode(group, { x, y }, linkOf(group)))}
</svg>`;
}

function drawNode(group: Group, { x, y }: Point, href: string | null): Markup {
  const label = labelOf(group);
  const isRoot = group.members.some((member) => member.isRoot);
  const classes = `node ${isRoot ? "root" : ""} ${label.verdicts[0]?.verdict ?? ""}`;
  const shape = html`<title>${spoken(label)}</title>${nodeShape(label, isRoot)}`;
  const place = `translate(${round(x)} ${round(y)})`;
  return href === null
    ? html`<g class="${classes}" transform="${place}" role="img">${shape}</g>\n`
    : html`<a class="${classes}" transform="${place}" href="${href}">${shape}</a>\n`;
}

function nodeShape(label: GroupLabel, isRoot: boolean): Markup {
  const { width, height } = nodeSize;
  const bar = isRoot && html`<path class="mark" d="M8 0a8 8 0 0 0-8 8v${height - 16}a8 8 0 0 0 8 8z"/>`;
  return html`<rect width="${width}" height="${height}" rx="8"/>${bar} <text class="name" x="14" y="20">${shorten(label.name, 22)}</text> <text x="14" y="38">${secondLine(label)}</text> <text x="14" y="55">${shorten(label.detail, 25)}</text>`;
}

/** Kind and verdicts, as many as there is room for. */
function secondLine({ kind, others, verdicts }: GroupLabel): Markup {
  const own = others.count > 0 ? `${kind} +${others.count}` : kind;
  const shown = verdicts.slice(0, 2).map(({ verdict, text }) => html` <tspan class="${verdict}">${text}</tspan>`);
  return html`${own}${shown}${verdicts.length > 2 && " …"}`;
}

/** Cuts the middle out of what is wider than so many letters: names differ at their ends, and begin with a folder. */
function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = [...text];
  const head: string[] = [];
  const tail: string[] = [];
  while (stringWidth([...head, ...tail].join("")) < width - 1) {
    const next = head.length < tail.length ? characters.shift() : characters.pop();
    if (next === undefined) break;
    if (head.length < tail.length) head.push(next);
    else tail.unshift(next);
  }
  return `${head.join("")}…${tail.join("")}`;
}

function drawEdge(points: readonly Point[]): Markup {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return html``;
  // Against the direction of reading where prompts include each other in a circle.
  const back = end.x < before.x ? 7 : -7;
  return html`<path class="edge" d="${rounded(points)}"/><path class="tip" d="M${round(end.x)} ${round(end.y)}l${back} -4v8z"/>`;
}

/** A line along these points, its corners rounded. */
function rounded(points: readonly Point[]): string {
  return points
    .map((point, at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (!before) return `M${text(point)}`;
      if (!after) return `L${text(point)}`;
      return `L${text(towards(point, before))}Q${text(point)} ${text(towards(point, after))}`;
    })
    .join("");
}

/** A point a little way from a corner to the next point, at most half way. */
function towards(corner: Point, next: Point): Point {
  const length = Math.hypot(next.x - corner.x, next.y - corner.y);
  const share = length === 0 ? 0 : Math.min(6, length / 2) / length;
  return { x: corner.x + (next.x - corner.x) * share, y: corner.y + (next.y - corner.y) * share };
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
