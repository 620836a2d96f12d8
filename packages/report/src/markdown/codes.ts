import type { ExplainedGroup, Explanation } from "@blastgate/core";

/** The reference page of all codes. A heading is nothing but its code, so that it is the anchor too. */
export function renderCodesMarkdown(groups: readonly ExplainedGroup[]): string {
  const contents = groups.map(({ title, codes }) => `- [${title}](#${anchorOf(title)}): ${codes.length}`);
  return `${["# Codes", introduction, contents.join("\n"), ...groups.flatMap(sectionOf)].join("\n\n")}\n`;
}

const introduction = `Every finding has a code, which never changes its meaning; \`blastgate explain CODE\` shows what stands here. An
**error** stands in the way, a **warning** should be looked at, an **info** only tells. The messages are examples. This
page is written by \`pnpm references\`.`;

function sectionOf({ title, about, codes }: ExplainedGroup): string[] {
  return [`## ${title}`, about, ...codes.flatMap(entryOf)];
}

function entryOf({ code, severity, title, example, fix, liftedBy }: Explanation): string[] {
  return [
    `### ${code}`,
    `**${title}** (${severity})`,
    `> ${prose(example)}`,
    ...(fix === "" ? [] : [prose(fix)]),
    ...(liftedBy === null ? [] : [`Lifted by: ${prose(liftedBy)}`]),
  ];
}

/** The catalogue's own words: what stands between backticks is code, everything else shows as it is. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|[\\*_[\]<>|~]/g, (found) => (found.startsWith("`") ? found : `\\${found}`));
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}
