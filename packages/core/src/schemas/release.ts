import { z } from "zod/mini";
import { idSchema, ownerSchema } from "./common.ts";
import { featureSchema } from "./feature.ts";
import { modelSchema } from "./model.ts";
import { templateFormats } from "./names.ts";
import { promptMetadataSchema, referenceSchema } from "./prompt.ts";

/** `sha256:` and 64 hexadecimal digits, as OCI's image-spec has it. */
export const digestSchema = z
  .string()
  .check(z.regex(/^sha256:[0-9a-f]{64}$/, "a digest is sha256: and 64 hexadecimal digits"));
export type Digest = z.infer<typeof digestSchema>;

const versionSchema = z.string().check(z.regex(/^\d+\.\d+\.\d+$/));

/** A prompt as an application needs it: its text, and everything that decides what a model is asked. */
export const bundledPromptSchema = z.strictObject({
  format: z.enum(templateFormats),
  /** Of its file's name: Markdown may have front matter, plain text has none. */
  extension: z.string().check(z.regex(/^\.\w+$/, "an extension is a dot, and letters or digits")),
  /** Meant for inclusion. */
  partial: z.boolean(),
  /** With front matter, and line ends as `\n`. */
  text: z.string(),
  metadata: promptMetadataSchema,
  /** What its text refers to, so that nothing has to be parsed to know its closure. */
  references: z.array(referenceSchema),
  /** The settings that its model alias stands for, its own and its tools among them; `null` of a partial, and without alias. */
  model: z.nullable(modelSchema),
});
export type BundledPrompt = z.infer<typeof bundledPromptSchema>;

/** A feature, and for each of its steps the settings that the model alias stands for on which it runs. */
export const bundledFeatureSchema = z.strictObject({
  definition: featureSchema,
  models: z.record(z.string(), modelSchema),
});
export type BundledFeature = z.infer<typeof bundledFeatureSchema>;

/** What a release is made of: all prompts and features of a workspace, and nothing that was not one. */
export const bundleSchema = z.strictObject({
  prompts: z.record(idSchema, bundledPromptSchema),
  features: z.record(idSchema, bundledFeatureSchema),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** Which version of what is in a release, and where it came from. Small, so that it can be read without the bundle. */
export const lockSchema = z.strictObject({
  source: z.strictObject({
    commit: z.string().check(z.regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)),
    /** Made of a working tree that differed from the commit: barred from environments. */
    dirty: z.boolean(),
  }),
  prompts: z.record(
    idSchema,
    z.strictObject({
      /** Of its contract; `null` where it has none. */
      version: z.nullable(versionSchema),
      /** Of the prompt and all that it includes. */
      digest: digestSchema,
      model: z.nullable(z.strictObject({ alias: idSchema, provider: z.string() })),
      owners: z.array(ownerSchema),
    }),
  ),
  /** With the prompts that each composes, however deep, sorted. */
  features: z.record(idSchema, z.strictObject({ owner: ownerSchema, prompts: z.array(idSchema) })),
});
export type Lock = z.infer<typeof lockSchema>;

export const releaseSchema = z.strictObject({ bundle: bundleSchema, lock: lockSchema });
export type Release = z.infer<typeof releaseSchema>;
