import type { NodeKind } from "@blastgate/core";

/**
 * The id of what a page says about a node, for links to it: `feature-support-routing`. Different names give different
 * ids, and every id can stand in a link and in a selector as it is.
 */
export function anchorOf(kind: NodeKind, name: string): string {
  return `${kind}-${name.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)}`;
}
