/** A bullet: "- name: text", or text alone. */
export interface Item {
  name?: string;
  text: string;
  /** The whole bullet as written. */
  whole: string;
}

export interface List {
  /** The heading and the line that the list stands under. */
  intro: string;
  items: Item[];
}

interface Sections {
  /** Running text, headings left out. */
  sentences: string[];
  lists: List[];
}

const BULLET = /^\s*(?:[-*•–]|\(?\d+[.)])\s+(\S.*)$/;
const HEADING = /^\s*(?:#{1,6}\s+(.*?)\s*#*|\*\*([^*]+)\*\*:?|<(\w[\w -]*)>)\s*$/;
const CLOSING_TAG = /^\s*<\/[\w -]+>\s*$/;
const NAMED = /^[`"'*]*([\p{L}\p{N}][\p{L}\p{N}_./ -]{0,40}?)[`"'*]*\s*(?::|\s[–—-])\s+(\S.*)$/u;
const BARE_NAME = /^[`"']?([\p{L}\p{N}][\p{L}\p{N}_-]*)[`"']?[.,;]?$/u;
const MAX_NAME_WORDS = 4;

/** Splits a system text into running sentences and lists, each list with the line that introduces it. */
export function readSections(text: string): Sections {
  const sections: Sections = { sentences: [], lists: [] };
  let heading = "";
  let paragraph: string[] = [];
  let intro = "";
  let list: List | undefined;
  const endParagraph = () => {
    const sentences = sentencesOfParagraph(paragraph.join(" "));
    sections.sentences.push(...sentences);
    if (sentences.length > 0) intro = sentences.at(-1) ?? "";
    paragraph = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const bullet = BULLET.exec(line)?.[1];
    const title = HEADING.exec(line);
    if (bullet !== undefined) {
      endParagraph();
      if (list === undefined) {
        list = { intro: [heading, intro].filter((part) => part !== "").join(" "), items: [] };
        sections.lists.push(list);
      }
      list.items.push(readItem(bullet.trim()));
    } else if (line.trim() === "" || CLOSING_TAG.test(line)) {
      endParagraph();
    } else if (title !== null) {
      endParagraph();
      list = undefined;
      intro = "";
      heading = (title[1] ?? title[2] ?? title[3] ?? "").trim();
    } else if (list !== undefined && paragraph.length === 0 && /^\s{2,}\S/.test(line)) {
      continueItem(list, line.trim());
    } else {
      list = undefined;
      paragraph.push(line.trim());
    }
  }
  endParagraph();
  return sections;
}

export function readItem(whole: string): Item {
  const named = NAMED.exec(whole);
  const name = named?.[1]?.trim();
  if (name !== undefined && name.split(/\s+/).length <= MAX_NAME_WORDS) return { name, text: named?.[2] ?? "", whole };
  const bare = BARE_NAME.exec(whole)?.[1];
  return bare === undefined ? { text: whole, whole } : { name: bare, text: "", whole };
}

function continueItem(list: List, more: string): void {
  const last = list.items.pop();
  if (last !== undefined) list.items.push(readItem(`${last.whole} ${more}`));
}

function sentencesOfParagraph(paragraph: string): string[] {
  // Instructions are well punctuated; the clause splitting meant for customers would tear conditions apart.
  return paragraph
    .split(/(?<=[.!?])\s+(?=[\p{Lu}"“(`])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
