import { z } from "zod";
import { differenceLevels } from "./names.ts";

export const differenceLevelSchema = z.enum(differenceLevels);
export type DifferenceLevel = z.infer<typeof differenceLevelSchema>;

export const differenceKinds = [
  // Of a schema.
  "schema-added",
  "schema-removed",
  "field-added",
  "field-removed",
  "field-optional",
  "field-required",
  "type",
  "enum",
  "const",
  "pattern",
  "bounds",
  "format",
  "items",
  "additional-properties",
  "alternatives",
  "reference",
  "schema",
  // Of a contract.
  "contract-removed",
  "invariant-added",
  "invariant-removed",
  "invariant-changed",
  "owner-changed",
  "approver-added",
  "approver-removed",
  "suite-required",
  "suite-not-required",
  "expectation-added",
  "expectation-removed",
  "expectation-changed",
  "deprecation",
  // Of a suite.
  "gate-added",
  "gate-loosened",
  "gate-tightened",
  "case-added",
  "case-removed",
  "case-changed",
  "case-untagged",
  "assertion-added",
  "assertion-removed",
  "assertion-changed",
  "setting-changed",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** How a contract or a suite differs between two versions, judged from the side of those who rely on it. */
export const differenceSchema = z.object({
  level: differenceLevelSchema,
  kind: z.enum(differenceKinds),
  /**
   * A JSON pointer into the file: `/output/properties/queue/enum`. What has an id is named by it: `/invariants/no-legal-advice`,
   * `/cases/card-lost-3`.
   */
  path: z.string(),
  /** As JSON, cut to a readable length; `null` where there is nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;
