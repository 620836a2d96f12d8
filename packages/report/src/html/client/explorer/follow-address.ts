/// <reference lib="dom" />
import type { ExplorerData } from "../../explorer/explorer-data.ts";
import type { PageTools } from "../page-tools.ts";

/** What an event `explore` tells: positions of a node, of what reaches it, and of what it reaches. */
export interface Explored {
  at: number;
  upstream: number[];
  downstream: number[];
}

/**
 * Shows the node that the address names (`#prompt:shared/persona`), now and whenever it changes, so that links, the way
 * back and bookmarks work. Tells the others by an event `explore`. Runs in the page: its text is put there, so that it uses
 * nothing outside itself.
 */
export function followAddress({ data }: PageTools): void {
  const { nodes, radii }: ExplorerData = data("explorer");
  const positions = new Map(nodes.map(({ id }, at) => [id, at]));
  addEventListener("hashchange", follow);
  follow();

  function follow(): void {
    const at = positions.get(named(location.hash.slice(1)));
    if (at === undefined) return;
    const downstream = radii[nodes[at]?.radius ?? -1]?.nodes ?? [];
    const detail: Explored = { at, upstream: upstreamOf(at), downstream };
    document.dispatchEvent(new CustomEvent("explore", { detail }));
  }

  /** The nodes in whose radius it is. */
  function upstreamOf(at: number): number[] {
    const holding = new Set(radii.flatMap((radius, index) => (radius.nodes.includes(at) ? [index] : [])));
    return [...nodes.keys()].filter((each) => each !== at && holding.has(nodes[each]?.radius ?? -1));
  }

  function named(hash: string): string {
    try {
      return decodeURIComponent(hash);
    } catch {
      return "";
    }
  }
}
