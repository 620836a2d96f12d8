import { z } from "zod";
import { approvalsSchema } from "./approvals.ts";
import { configSchema } from "./config.ts";
import { contractSchema } from "./contract.ts";
import { featureSchema } from "./feature.ts";
import { suiteSchema } from "./suite.ts";

/**
 * JSON Schemas of the files that people write, by name, for completion and checks in editors. They are of draft 7, which
 * every version of yaml-language-server reads; what spans several keys only Blastgate itself checks.
 */
export function editorSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([name, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, {
        target: "draft-7",
        io: "input",
        override: withoutSafeLimit,
      });
      return [name, { $schema, title, ...rest }];
    }),
  );
}

const files: Record<string, { title: string; schema: z.core.$ZodType }> = {
  blastgate: { title: "blastgate.yaml: the workspace", schema: configSchema },
  feature: { title: "NAME.feature.yaml: a chain of prompts, or an application that uses some", schema: featureSchema },
  suite: { title: "suite.yaml: the eval of one feature as composed", schema: suiteSchema },
  contract: { title: "PROMPT-ID.contract.yaml: the interface of a prompt", schema: contractSchema },
  approvals: { title: "approvals.json: who said what of a change", schema: approvalsSchema },
};

/** That a whole number is below 2^53 is zod's concern, and nobody's who writes one. */
function withoutSafeLimit({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
