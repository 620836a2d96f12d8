/// <reference lib="dom" />
import type { ExplorerData } from "../../explorer/explorer-data.ts";
import type { PageTools } from "../page-tools.ts";

/**
 * Shows what needs scripts, and makes the page's search fields work: a list of what matches while one types, by arrow keys or pointer. What is chosen is
 * shown (`data-search="explore"`: by the address) or supposed to be edited (`data-search="suppose"`: by an event of that
 * name). Runs in the page: its text is put there, so that it uses nothing outside itself.
 */
export function searchNodes({ make, data }: PageTools): void {
  const shownAtMost = 12;
  const { nodes }: ExplorerData = data("explorer");
  const texts = nodes.map(({ id, owner, description }) => `${id} ${owner ?? ""} ${description ?? ""}`.toLowerCase());
  document.getElementById("without-scripts")?.remove();
  for (const part of document.querySelectorAll<HTMLElement>("[data-needs-scripts]")) part.hidden = false;
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-search]")) makeCombobox(input);

  function makeCombobox(input: HTMLInputElement): void {
    const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
    const count = document.getElementById(input.getAttribute("aria-describedby") ?? "");
    if (!list || !count) return;
    const action = input.dataset.search ?? "";
    let found: number[] = [];
    let active = -1;

    input.addEventListener("input", update);
    input.addEventListener("focus", update);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const steps: Record<string, () => void> = {
        ArrowDown: () => activate(active + 1),
        ArrowUp: () => activate(active - 1),
        Enter: () => choose(found[Math.max(active, 0)]),
        Escape: () => {
          input.value = "";
          close();
        },
      };
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      step();
    });
    // The field keeps the focus, which would close the list before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      if (option) choose(Number(option.dataset.node));
    });

    function update(): void {
      const matching = match(input.value, action);
      found = matching.slice(0, shownAtMost);
      list?.replaceChildren(...found.map((node, at) => optionOf(node, `${input.id}-${at}`)));
      const more = matching.length - found.length;
      if (count) {
        count.textContent =
          input.value.trim() === "" ? "" : `${matching.length} found${more > 0 ? `, ${found.length} shown` : ""}`;
      }
      input.setAttribute("aria-expanded", String(found.length > 0));
      if (list) list.hidden = found.length === 0;
      activate(-1);
    }

    function activate(next: number): void {
      active = found.length === 0 || next < -1 ? found.length - 1 : next >= found.length ? 0 : next;
      for (const [at, option] of [...(list?.children ?? [])].entries()) {
        option.setAttribute("aria-selected", String(at === active));
        if (at === active) option.scrollIntoView({ block: "nearest" });
      }
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `${input.id}-${active}`);
    }

    function choose(node: number | undefined): void {
      const id = node === undefined ? undefined : nodes[node]?.id;
      if (id === undefined) return;
      input.value = "";
      close();
      if (action === "explore") location.hash = encodeURIComponent(id);
      else document.dispatchEvent(new CustomEvent(action, { detail: node }));
    }

    function close(): void {
      found = [];
      list?.replaceChildren();
      if (list) list.hidden = true;
      if (count) count.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }
  }

  /** Positions of the nodes that have every word: first those that are named so, then prompts, then shorter names. */
  function match(written: string, action: string): number[] {
    const query = written.trim().toLowerCase();
    if (query === "") return [];
    const words = query.split(/\s+/);
    const ranked: { at: number; rank: number }[] = [];
    for (const [at, text] of texts.entries()) {
      const node = nodes[at];
      if (!node || (action === "suppose" && node.radius === null)) continue;
      if (!words.every((word) => text.includes(word))) continue;
      const place = node.name.toLowerCase().indexOf(query);
      ranked.push({ at, rank: (place < 0 ? 4 : place > 0 ? 2 : 0) + (node.kind === "prompt" ? 0 : 1) });
    }
    const lengthOf = (at: number) => nodes[at]?.name.length ?? 0;
    return ranked.sort((a, b) => a.rank - b.rank || lengthOf(a.at) - lengthOf(b.at)).map(({ at }) => at);
  }

  function optionOf(at: number, id: string): HTMLElement {
    const node = nodes[at];
    const about = [node?.kind, node?.owner].filter(Boolean).join(" · ");
    const option = make("li", "", make("span", "name", node?.name ?? ""), " ", make("span", "faint", about));
    option.id = id;
    option.dataset.node = String(at);
    option.setAttribute("role", "option");
    return option;
  }
}
