import { plural } from "../../words.ts";
import { type Content, html, type Markup } from "../markup.ts";

/** The first of many parts; the others fold away, and are printed all the same. */
export function firstOf(parts: readonly Content[], shown: number, of: string): Content {
  const more = parts.slice(shown);
  if (more.length === 0) return [...parts];
  return [
    parts.slice(0, shown),
    html`<details class="printed"><summary>${plural(more.length, "more", "more")} ${of}</summary>
${more}
</details>
`,
  ];
}

/** The same for the items of a list. */
export function firstOfList(items: readonly Content[], shown: number, of: string): Markup {
  const listOf = (some: readonly Content[]) => html`<ul>\n${some.map((item) => html`<li>${item}</li>\n`)}</ul>`;
  const more = items.slice(shown);
  return html`${listOf(items.slice(0, shown))}
${
  more.length > 0 &&
  html`<details class="printed"><summary>${plural(more.length, "more", "more")} ${of}</summary>
${listOf(more)}
</details>
`
}`;
}
