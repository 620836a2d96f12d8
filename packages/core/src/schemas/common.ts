import { z } from "zod";
import { ownerPattern } from "./names.ts";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const jsonSchema: z.ZodType<Json> = z.json() as z.ZodType<Json>;
export const jsonObjectSchema = z.record(z.string(), jsonSchema) as z.ZodType<JsonObject>;

/** A path relative to the repository's root, with forward slashes. */
export const pathSchema = z.string().min(1);

/** A person or a team, written as in CODEOWNERS: `@acme/support-platform`, `@jane` or an e-mail address. */
export const ownerSchema = z.string().regex(ownerPattern, "an owner is written @team, @org/team or name@example.com");

/** Names that become ids: letters, digits, `.`, `_`, `-`, with `/` between parts. */
export const idSchema = z
  .string()
  .regex(/^[\w][\w.-]*(\/[\w][\w.-]*)*$/, "an id is made of letters, digits, '.', '_' and '-', with '/' between parts");

/** A place in a file. Lines and columns count from 1. */
export const positionSchema = z.object({ line: z.int().min(1), column: z.int().min(1) });
export type Position = z.infer<typeof positionSchema>;

/** A file, and where known the place in it. */
export const placeSchema = z.object({
  path: pathSchema,
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** Where each value of a data file stands, by JSON pointer (`/steps/0/prompt`). */
export const positionsSchema = z.record(z.string(), positionSchema);
export type Positions = z.infer<typeof positionsSchema>;

/** A day, `2026-11-22`. Days are those of UTC. */
export const dateSchema = z.iso.date("a date is YEAR-MONTH-DAY");
