import { z } from "zod/mini";
import { ownerPattern } from "./names.ts";

/*
 * Applications load these schemas, and those of releases and records. They are written with zod/mini, which is a third of
 * zod. Schemas of either kind may stand in one of the other.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const jsonSchema: z.ZodMiniType<Json> = z.json() as z.ZodMiniType<Json>;
export const jsonObjectSchema = z.record(z.string(), jsonSchema) as z.ZodMiniType<JsonObject>;

/** A path relative to the repository's root, with forward slashes. */
export const pathSchema = z.string().check(z.minLength(1));

/** A person or a team, written as in CODEOWNERS: `@acme/support-platform`, `@jane` or an e-mail address. */
export const ownerSchema = z
  .string()
  .check(z.regex(ownerPattern, "an owner is written @team, @org/team or name@example.com"));

/** Names that become ids: letters, digits, `.`, `_`, `-`, with `/` between parts. */
export const idSchema = z
  .string()
  .check(
    z.regex(
      /^[\w][\w.-]*(\/[\w][\w.-]*)*$/,
      "an id is made of letters, digits, '.', '_' and '-', with '/' between parts",
    ),
  );

/** Names of environments become tags, which some stores do not keep apart by case. */
export const environmentNameSchema = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "an environment is named by small letters, digits, '.', '_' and '-'"));

const countSchema = z.int().check(z.minimum(1));

/** A place in a file. Lines and columns count from 1. */
export const positionSchema = z.object({ line: countSchema, column: countSchema });
export type Position = z.infer<typeof positionSchema>;

/** A file, and where known the place in it. */
export const placeSchema = z.object({
  path: pathSchema,
  line: z.optional(countSchema),
  column: z.optional(countSchema),
});
export type Place = z.infer<typeof placeSchema>;

/** Where each value of a data file stands, by JSON pointer (`/steps/0/prompt`). */
export const positionsSchema = z.record(z.string(), positionSchema);
export type Positions = z.infer<typeof positionsSchema>;

/** A day, `2026-11-22`. Days are those of UTC. */
export const dateSchema = z.iso.date("a date is YEAR-MONTH-DAY");
