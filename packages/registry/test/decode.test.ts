import { expect, onTestFinished, test } from "vitest";
import { z } from "zod/mini";
import { decode } from "../src/decode.ts";

test("what is wrong with a document is said in English, whatever language an application has given zod", () => {
  const { localeError } = z.config();
  onTestFinished(() => void z.config({ localeError }));
  z.config(z.locales.de());
  const schema = z.object({ layers: z.array(z.object({ size: z.number() })) });
  expect(decode({ layers: [{ size: "12" }] }, schema)).toEqual({
    detail: "layers.0.size: expected number, received string",
  });
});
