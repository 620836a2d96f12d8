import { pointer } from "../data/places.ts";
import type { Consumer } from "../schemas/contract.ts";
import type { Difference, DifferenceLevel } from "../schemas/difference.ts";
import { difference } from "./difference.ts";
import { escapes } from "./escapes.ts";
import { sameJson } from "./same-json.ts";
import { openSchema } from "./schema-document.ts";

/** What consumers declare: less of it is breaking, since nobody watches over what is no longer declared. */
export function expectationDifferences(before: readonly Consumer[], now: readonly Consumer[]): Difference[] {
  const [old, current] = [byFeature(before), byFeature(now)];
  const at = (feature: string) => `/consumers${pointer(feature)}`;
  return [
    ...[...old].flatMap(([feature, consumer]) => {
      const after = current.get(feature);
      if (!after) return [difference("breaking", "expectation-removed", at(feature), shown(consumer), undefined)];
      const level = changeOf(consumer, after);
      return level ? [difference(level, "expectation-changed", at(feature), shown(consumer), shown(after))] : [];
    }),
    ...[...current]
      .filter(([feature]) => !old.has(feature))
      .map(([feature, consumer]) => difference("minor", "expectation-added", at(feature), undefined, shown(consumer))),
  ];
}

function changeOf(before: Consumer, now: Consumer): DifferenceLevel | undefined {
  if (before.invariants.some((id) => !now.invariants.includes(id))) return "breaking";
  const ofOutput = changeOfOutput(before, now);
  const more = now.invariants.length > before.invariants.length;
  return ofOutput ?? (more ? "minor" : undefined);
}

/** An expectation asks less where it admits outputs that it refused. */
function changeOfOutput({ output: before }: Consumer, { output: now }: Consumer): DifferenceLevel | undefined {
  if (sameJson(before, now)) return undefined;
  if (!before) return "minor";
  if (!now) return "breaking";
  const [old, current] = [openSchema(before, ""), openSchema(now, "")];
  const wider = escapes([current], old);
  if (wider.some(({ examples }) => examples.length > 0)) return "breaking";
  if (wider.length > 0) return "undecidable";
  return escapes([old], current).length > 0 ? "minor" : "patch";
}

function byFeature(consumers: readonly Consumer[]): Map<string, Consumer> {
  return new Map(consumers.map((each) => [each.feature, each]));
}

function shown({ output, invariants }: Consumer) {
  return { ...(output && { output }), ...(invariants.length > 0 && { invariants }) };
}
