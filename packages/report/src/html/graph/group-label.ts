import type { Verdict } from "@blastgate/core";
import { plural } from "../../words.ts";
import { countBy, type Group, gravity, type Subject } from "./drawing.ts";

export interface GroupLabel {
  /** The node's name, or whose nodes they are. */
  name: string;
  /** The owner, or how many of each kind there are. */
  detail: string;
  /** Of the node it is named after. */
  kind: string;
  /** What else is drawn with that: `2 prompts, 1 suite`. */
  others: { count: number; text: string };
  /** The worst first; `text` says how many, where several are drawn as one. */
  verdicts: { verdict: Verdict; text: string }[];
}

export function labelOf({ head, members }: Group): GroupLabel {
  const others = head ? members.filter((member) => member !== head) : [];
  return {
    name: head ? head.name : ownersOf(members),
    detail: head ? (head.owner ?? "") : kindCounts(members),
    kind: head ? kindOf(head) : "",
    others: { count: others.length, text: kindCounts(others) },
    verdicts: verdictsOf(head ? [head] : members),
  };
}

/** What a picture says of a node, in one line. */
export function spoken({ name, detail, kind, others, verdicts }: GroupLabel): string {
  const about = [kind, others.count > 0 && `with ${others.text}`].filter(Boolean).join(" ");
  return [name, about, detail, ...verdicts.map(({ text }) => text)].filter(Boolean).join(", ");
}

/** `prompt`, or `changed prompt` where the change begins. */
export function kindOf({ kind, isRoot, why }: Subject): string {
  return isRoot && kind !== "reason" ? `${why.replace(/:.*/, "")} ${kind}` : kind;
}

function kindCounts(members: readonly Subject[]): string {
  const counts = countBy(members, ({ kind }) => kind);
  // Features first: where there is little room, the end is cut.
  const kinds = [...counts.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return kinds.map((kind) => plural(counts.get(kind) ?? 0, kind)).join(", ");
}

function ownersOf(members: readonly Subject[]): string {
  const owners = new Set(members.map(({ owner }) => owner ?? "no owner"));
  const [owner = ""] = owners;
  return owners.size === 1 ? owner : `${owners.size} owners`;
}

/** Those of features, where there are some: their suites' are in them. */
function verdictsOf(members: readonly Subject[]): GroupLabel["verdicts"] {
  const features = members.filter(({ kind }) => kind === "feature");
  const counts = countBy(features.length > 0 ? features : members, ({ verdict }) => verdict);
  return gravity.flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [{ verdict, text: members.length > 1 ? `${count} ${verdict}` : verdict }];
  });
}
