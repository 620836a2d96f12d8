import type { Drawing, Edge, Subject } from "./drawing.ts";

/** For each suite of a feature, and each prompt that leads to one feature alone: that feature. Roots are nobody's own. */
export function ownFeatures({ subjects, edges }: Drawing): Map<string, Subject> {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const effects = Map.groupBy(edges, ({ from }) => from);
  const causes = Map.groupBy(edges, ({ to }) => to);
  const own = new Map<string, Subject>();
  for (const subject of subjects) {
    if (subject.isRoot || subject.kind === "feature") continue;
    const features =
      subject.kind === "suite"
        ? (causes.get(subject.id) ?? []).flatMap(({ from }) => byId.get(from) ?? []).filter(isFeature)
        : featuresAfter(subject, effects, byId);
    const [feature] = features;
    if (feature && features.length === 1) own.set(subject.id, feature);
  }
  return own;
}

function isFeature({ kind }: Subject): boolean {
  return kind === "feature";
}

/** The features that a prompt leads to, or two of them, which is enough to know that it is not one's own. */
function featuresAfter(
  { id }: Subject,
  effects: ReadonlyMap<string, readonly Edge[]>,
  byId: ReadonlyMap<string, Subject>,
): Subject[] {
  const found = new Set<Subject>();
  const seen = new Set([id]);
  for (const at of seen) {
    for (const { to } of effects.get(at) ?? []) {
      const effect = byId.get(to);
      if (effect && isFeature(effect)) found.add(effect);
      else seen.add(to);
    }
    if (found.size > 1) break;
  }
  return [...found];
}
