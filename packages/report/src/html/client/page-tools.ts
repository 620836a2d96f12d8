/// <reference lib="dom" />

/** What every script of a page is given. */
export interface PageTools {
  /** An element with its classes. Strings among its children are text, whatever they hold. */
  make(tag: string, classes: string, ...children: readonly (Node | string)[]): HTMLElement;
  /** What a data block holds; it is parsed when it is first asked for. */
  data(id: string): ReturnType<typeof JSON.parse>;
  /** As in every other rendering. */
  thousands(count: number): string;
  plural(count: number, one: string): string;
  dollars(sum: number | null): string;
}

/** Runs in the page: its text is put there, so that it uses nothing outside itself. */
export function pageTools(words: Pick<PageTools, "thousands" | "dollars">): PageTools {
  const parsed = new Map<string, ReturnType<typeof JSON.parse>>();
  return {
    ...words,
    plural: (count, one) => `${words.thousands(count)} ${count === 1 ? one : `${one}s`}`,
    make(tag, classes, ...children) {
      const element = document.createElement(tag);
      if (classes !== "") element.className = classes;
      element.append(...children);
      return element;
    },
    data(id) {
      if (!parsed.has(id)) parsed.set(id, JSON.parse(document.getElementById(id)?.textContent ?? "null"));
      return parsed.get(id);
    },
  };
}
