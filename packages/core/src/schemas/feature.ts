import { z } from "zod/mini";
import { idSchema, jsonSchema, ownerSchema } from "./common.ts";

/** One prompt of a feature's chain. */
export const stepSchema = z.strictObject({
  id: z
    .string()
    .check(
      z.regex(/^[A-Za-z_][\w-]*$/, "a step id starts with a letter and has letters, digits, '_' and '-'"),
      z.describe("Its name, by which later steps and `output` mean it."),
    ),
  prompt: idSchema.check(z.describe("The prompt's id: its path under the prompts folder, without extension.")),
  model: z.optional(idSchema).check(z.describe("A model alias; without it the prompt's own.")),
  input: z
    .optional(z.record(z.string(), jsonSchema))
    .check(
      z.describe(
        "The prompt's variables. In strings, `{{name}}` is the case's variable and `{{steps.ID.output.FIELD}}` what an earlier step gave. Without `input`, the step gets the case's variables.",
      ),
    ),
});
export type Step = z.infer<typeof stepSchema>;

const programs = /\.([cm]?[jt]s|py)$/;

/** `file://` with a path from the repository's root, or an address: https, and http only on the same machine. */
const targetSchema = z.string().check(
  z.refine(
    (written) => {
      const path = targetPath(written);
      if (path !== null) return programs.test(path) && !path.split("/").some((part) => /^\.{0,2}$/.test(part));
      return /^https:\/\/[^/]/.test(written) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(written);
    },
    {
      error:
        "a target is file://PATH, from the repository's root, of a JavaScript, TypeScript or Python file; or https://ADDRESS",
    },
  ),
);

/** `NAME.feature.yaml`, anywhere under the prompts folder: a chain of prompts, or an application that uses some. */
export const featureSchema = z
  .strictObject({
    feature: idSchema.check(z.describe("Its name, which suites and contracts go by.")),
    owner: ownerSchema.check(z.describe("Who answers for it: @team, @org/team or an address.")),
    description: z.optional(z.string()).check(z.describe("What a user of the product gets.")),
    steps: z
      ._default(z.array(stepSchema), [])
      .check(z.describe("Run one after another. Left out where the feature is an application.")),
    output: z.optional(z.string()).check(z.describe("The step whose output is the feature's; by default the last.")),
    target: z
      .optional(targetSchema)
      .check(
        z.describe(
          "An application's entry point, which is what is evaluated in place of steps: `file://` or `https://`.",
        ),
      ),
    package: z
      .optional(z.string().check(z.minLength(1)))
      .check(
        z.describe(
          "The workspace package that the entry point is in: its code, and that of the packages it depends on, is watched.",
        ),
      ),
    prompts: z
      .optional(z.array(z.string().check(z.minLength(1))))
      .check(z.describe("Ids of the prompts that the application renders, or globs over them.")),
  })
  .check(
    z.superRefine(({ steps, output, target, package: home, prompts }, { addIssue }) => {
      const refuse = (key: string, message: string) => addIssue({ code: "custom", path: [key], message });
      if (target === undefined) {
        if (steps.length === 0) refuse("steps", "a feature has `steps`, or a `target` if it is an application");
        if (home !== undefined)
          refuse("package", "only an application has a package: add its `target`, or remove this");
        if (prompts) refuse("prompts", "only an application lists its prompts: write `steps`, or add its `target`");
        return;
      }
      if (steps.length > 0) refuse("target", "a feature has `steps` or a `target`, never both: remove one of them");
      if (output !== undefined) refuse("output", "an application has no steps to choose an output from: remove this");
      if (!prompts) refuse("target", "an application says which prompts it uses: add `prompts: [ID or glob]`");
      if (targetPath(target) !== null && home === undefined) {
        refuse("target", "a file is in a workspace package, whose code is watched: add `package: NAME`");
      }
    }),
  );
export type Feature = z.infer<typeof featureSchema>;

/** The file of a `file://` target, from the repository's root; `null` for an address. */
export function targetPath(target: string): string | null {
  return target.startsWith("file://") ? target.slice("file://".length) : null;
}
