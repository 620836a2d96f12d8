import { z } from "zod";
import { idSchema } from "./common.ts";
import { decisionSchema } from "./decision.ts";
import { modelSchema } from "./model.ts";
import { digestSchema } from "./release.ts";

export const statementType = "https://in-toto.io/Statement/v1";
export const decisionPredicateType = "urn:blastgate:decision:v1";

/** What was decided of a release: the verdict, what it was reached by, and on what. */
export const decisionPredicateSchema = z.strictObject({
  decision: decisionSchema,
  /** Digests of all files of each side, as the plan has them. */
  inputs: z.strictObject({ baseline: z.string().nullable(), candidate: z.string() }),
  /** The release that it was judged against; `null` where the baseline was none. */
  baseline: z.nullable(digestSchema),
  /** The settings that each feature's steps ran on. */
  models: z.record(idSchema, z.record(z.string(), modelSchema)),
});
export type DecisionPredicate = z.infer<typeof decisionPredicateSchema>;

/** in-toto's Statement v1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md) about one release. */
export const decisionStatementSchema = z.strictObject({
  _type: z.literal(statementType),
  subject: z.tuple([
    z.strictObject({
      name: z.literal("release"),
      digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    }),
  ]),
  predicateType: z.literal(decisionPredicateType),
  predicate: decisionPredicateSchema,
});
export type DecisionStatement = z.infer<typeof decisionStatementSchema>;
