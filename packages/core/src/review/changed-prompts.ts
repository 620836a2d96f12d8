import { contractDifferences } from "../compatibility/contract-differences.ts";
import { schemaDifferences } from "../compatibility/schema-differences.ts";
import { nodeId, splitNodeId } from "../graph/build-graph.ts";
import type { Change, ChangedNode } from "../schemas/change.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Aspect } from "../schemas/graph.ts";
import type { Bump, NoteFile } from "../schemas/note.ts";
import type { ReviewedPrompt } from "../schemas/review.ts";
import type { PromptFile } from "../schemas/snapshot.ts";
import { largestBump } from "../versions/next-version.ts";
import { isOfPrompt } from "./of-the-prompt.ts";
import type { WorkspaceIndex } from "./workspace-index.ts";

/** Aspects of a prompt that alter what it asks or answers; its owner and description do not. */
const behaviour: readonly Aspect[] = ["body", "params", "input", "output"];

/**
 * The prompts that a change touches, in their text, their settings or their contract, sorted: how their interface
 * differs, which bump that demands, and what the change's notes say.
 */
export function changedPrompts(change: Change, base: WorkspaceIndex | null, head: WorkspaceIndex): ReviewedPrompt[] {
  const nodes = new Map(change.nodes.map((node) => [node.id, node]));
  const notes = newNotes(base?.snapshot.notes ?? [], head.snapshot.notes);
  const touched = change.nodes.flatMap(({ id, kind }) =>
    kind === "prompt" || kind === "contract" ? [splitNodeId(id)[1]] : [],
  );
  return [...new Set(touched)].toSorted().flatMap((prompt): ReviewedPrompt[] => {
    const own = nodes.get(nodeId("prompt", prompt));
    const contract = nodes.get(nodeId("contract", prompt));
    const [before, now] = [base?.prompts.get(prompt), head.prompts.get(prompt)];
    // A contract of a prompt that there is not is an error of its own.
    if (!before && !now) return [];
    const status = own?.status ?? "changed";
    const differences = interfaceDifferences(prompt, base, head);
    const named = notes.filter(({ releases }) => releases.some((release) => release.prompt === prompt));
    const where = own?.where ?? contract?.where;
    return [
      {
        prompt,
        owners: (base?.ownersOf(prompt).length ? base : head).ownersOf(prompt),
        status,
        ...(where && { where }),
        version: {
          baseline: base?.contracts.get(prompt)?.version ?? null,
          candidate: head.contracts.get(prompt)?.version ?? null,
        },
        needed: status === "changed" ? neededBump(own, differences) : null,
        noted: largestBump(
          named.flatMap(({ releases }) =>
            releases.flatMap((release) => (release.prompt === prompt ? release.bump : [])),
          ),
        ),
        notes: named.map(({ path, why }) => ({ path, why })),
        differences,
        features: [...new Set([...(base?.featuresOf(prompt) ?? []), ...head.featuresOf(prompt)])].toSorted(),
      },
    ];
  });
}

/** The bump that a difference of each level asks for. What nobody can decide is left to people, who are told of it. */
const bumpOf = { breaking: "major", minor: "minor", patch: null, undecidable: null } as const;

function neededBump(own: ChangedNode | undefined, differences: readonly Difference[]): Bump | null {
  const changed = own?.aspects.some((aspect) => behaviour.includes(aspect));
  const asked: Bump[] = [
    ...(changed ? (["patch"] as const) : []),
    ...differences.filter(isOfPrompt).flatMap(({ level }) => bumpOf[level] ?? []),
  ];
  return largestBump(asked);
}

/** Notes that the change brings, or gives another text. */
function newNotes(before: readonly NoteFile[], now: readonly NoteFile[]): NoteFile[] {
  const known = new Set(before.map(({ path, digest }) => `${path} ${digest}`));
  return now.filter(({ path, digest }) => !known.has(`${path} ${digest}`));
}

/** Of the contract, and of what the prompt's front matter says it takes and gives. */
function interfaceDifferences(prompt: string, base: WorkspaceIndex | null, head: WorkspaceIndex): Difference[] {
  const contracts = [base?.contracts.get(prompt), head.contracts.get(prompt)] as const;
  const files = [base?.prompts.get(prompt), head.prompts.get(prompt)] as const;
  return [
    ...(contracts[0] && contracts[1] ? contractDifferences(contracts[0], contracts[1]) : []),
    ...(contracts[0] && !contracts[1] && files[1] ? [withoutContract(contracts[0].version)] : []),
    ...(files[0] && files[1] ? metadataDifferences(files[0], files[1]) : []),
  ];
}

function withoutContract(version: string): Difference {
  return { level: "breaking", kind: "contract-removed", path: "", before: version, after: null };
}

function metadataDifferences({ metadata: before }: PromptFile, { metadata: now }: PromptFile): Difference[] {
  const formats: Difference[] =
    before.output.format === now.output.format
      ? []
      : [
          {
            level: "breaking",
            kind: "type",
            path: "/output/format",
            before: before.output.format ?? null,
            after: now.output.format ?? null,
          },
        ];
  return [
    ...formats,
    ...schemaDifferences(before.output.schema, now.output.schema, "/output/schema"),
    ...inputDifferences(before, now),
  ];
}

const mirrored: Partial<Record<Difference["kind"], Difference["kind"]>> = {
  "schema-added": "schema-removed",
  "schema-removed": "schema-added",
  "field-added": "field-removed",
  "field-removed": "field-added",
  "field-optional": "field-required",
  "field-required": "field-optional",
};

/** What a prompt takes is judged the other way round: whoever calls it suffers from what is no longer accepted. */
function inputDifferences(
  { input: before }: PromptFile["metadata"],
  { input: now }: PromptFile["metadata"],
): Difference[] {
  return schemaDifferences(now.schema, before.schema, "/input/schema").map((each) => ({
    ...each,
    kind: mirrored[each.kind] ?? each.kind,
    before: each.after,
    after: each.before,
  }));
}
