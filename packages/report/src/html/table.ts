import { type Content, html, type Markup } from "./markup.ts";

interface Options {
  /** All cells but the headings are numbers. */
  numeric?: boolean;
}

/**
 * A table that scrolls by itself where it is too wide, by keyboard too. The first cell of a row is its heading; `name` is
 * for those who cannot see what stands above it. Nothing where there are no rows.
 */
export function tableOf(
  name: string,
  head: readonly string[],
  rows: readonly (readonly Content[])[],
  { numeric = false }: Options = {},
): Markup | null {
  if (rows.length === 0) return null;
  const cell = (content: Content) => html`<td${numeric && html` class="number"`}>${content}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr>${head.map((content, column) => html`<th scope="col"${numeric && column > 0 && html` class="number"`}>${content}</th>`)}</tr></thead>
<tbody>
${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map(cell)}</tr>\n`)}</tbody>
</table></div>
`;
}
