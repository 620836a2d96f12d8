import { gitBlobId } from "@blastgate/core";
import { expect, it } from "vitest";
import { readBlobs } from "../src/git.ts";
import { gitFixture } from "./git-fixture.ts";

it("blobs come in the order asked for, whole, however git's output is cut into chunks", async () => {
  const sizes = [0, 1, 65_535, 65_536, 200_000, 3_000_000, 70_000, 10];
  const texts = sizes.map((size, index) => `${index}\n`.repeat(Math.ceil(size / 2)).slice(0, size));
  const fixture = gitFixture(Object.fromEntries(texts.map((text, index) => [`file-${index}`, text])));
  const ids = texts.map((text) => gitBlobId(Buffer.from(text)));
  const missing = "0123456789".repeat(4);
  const read = async (limitBytes: number) => {
    const blobs = [];
    for await (const { content, bytes } of readBlobs(fixture.dir, [...ids, missing, ...ids], limitBytes)) {
      blobs.push({ text: content?.toString() ?? null, bytes });
    }
    return blobs;
  };
  const whole = texts.map((text, index) => ({ text, bytes: sizes[index] }));
  expect(await read(5_000_000)).toEqual([...whole, { text: null, bytes: null }, ...whole]);
  const small = whole.map(({ text, bytes }) => ({ text: text.length > 65_536 ? null : text, bytes }));
  expect(await read(65_536)).toEqual([...small, { text: null, bytes: null }, ...small]);
});
