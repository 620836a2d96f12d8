import { z } from "zod";
import { idSchema, jsonSchema, ownerSchema } from "./common.ts";

/** One prompt of a feature's chain. */
export const stepSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z_][\w-]*$/, "a step id starts with a letter and has letters, digits, '_' and '-'"),
  prompt: idSchema,
  model: idSchema.optional().describe("A model alias; without it the prompt's own."),
  input: z
    .record(z.string(), jsonSchema)
    .optional()
    .describe(
      "The prompt's variables. In strings, `{{name}}` is the case's variable and `{{steps.ID.output.FIELD}}` what an earlier step gave. Without `input`, the step gets the case's variables.",
    ),
});
export type Step = z.infer<typeof stepSchema>;

const programs = /\.([cm]?[jt]s|py)$/;

/** `file://` with a path from the repository's root, or an address: https, and http only on the same machine. */
const targetSchema = z.string().refine(
  (written) => {
    const path = targetPath(written);
    if (path !== null) return programs.test(path) && !path.split("/").some((part) => /^\.{0,2}$/.test(part));
    return /^https:\/\/[^/]/.test(written) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(written);
  },
  {
    error:
      "a target is file://PATH, from the repository's root, of a JavaScript, TypeScript or Python file; or https://ADDRESS",
  },
);

/** `NAME.feature.yaml`, anywhere under the prompts folder: a chain of prompts, or an application that uses some. */
export const featureSchema = z
  .strictObject({
    feature: idSchema,
    owner: ownerSchema,
    description: z.string().optional().describe("What a user of the product gets."),
    steps: z
      .array(stepSchema)
      .default([])
      .describe("Run one after another. Left out where the feature is an application."),
    output: z.string().optional().describe("The step whose output is the feature's; by default the last."),
    target: targetSchema
      .optional()
      .describe("An application's entry point, which is what is evaluated in place of steps: `file://` or `https://`."),
    package: z
      .string()
      .min(1)
      .optional()
      .describe(
        "The workspace package that the entry point is in: its code, and that of the packages it depends on, is watched.",
      ),
    prompts: z
      .array(z.string().min(1))
      .optional()
      .describe("Ids of the prompts that the application renders, or globs over them."),
  })
  .superRefine(({ steps, output, target, package: home, prompts }, { addIssue }) => {
    const refuse = (key: string, message: string) => addIssue({ code: "custom", path: [key], message });
    if (target === undefined) {
      if (steps.length === 0) refuse("steps", "a feature has `steps`, or a `target` if it is an application");
      if (home !== undefined) refuse("package", "only an application has a package: add its `target`, or remove this");
      if (prompts) refuse("prompts", "only an application lists its prompts: write `steps`, or add its `target`");
      return;
    }
    if (steps.length > 0) refuse("target", "a feature has `steps` or a `target`, never both: remove one of them");
    if (output !== undefined) refuse("output", "an application has no steps to choose an output from: remove this");
    if (!prompts) refuse("target", "an application says which prompts it uses: add `prompts: [ID or glob]`");
    if (targetPath(target) !== null && home === undefined) {
      refuse("target", "a file is in a workspace package, whose code is watched: add `package: NAME`");
    }
  });
export type Feature = z.infer<typeof featureSchema>;

/** The file of a `file://` target, from the repository's root; `null` for an address. */
export function targetPath(target: string): string | null {
  return target.startsWith("file://") ? target.slice("file://".length) : null;
}
