import { expect, it } from "vitest";
import { z } from "zod";
import { parseData } from "../src/index.ts";

it("no document changes how the next is read", () => {
  const documents = [
    "born: 2001-02-03\nsize: 0x1f\nyes: true\n",
    "born: !!timestamp 2001-02-03\nkeys: !!set { a, b }\nraw: !!binary aGk=\n",
    "pairs: !!omap [ a: 1, b: 2 ]\nbig: !!int 0x1f\n",
    "own: !secret x\n",
  ];
  const read = (text: string) => parseData(text, z.unknown(), { path: "a.yaml" });
  const alone = documents.map(read);
  for (const [index, text] of [...documents.entries(), ...[...documents.entries()].reverse()]) {
    expect(read(text)).toEqual(alone[index]);
  }
  expect(alone[0]?.value).toEqual({ born: "2001-02-03", size: 31, yes: true });
  expect(alone[3]?.findings).toMatchObject([{ code: "yaml-syntax", where: { line: 1, column: 6 } }]);
});

it.each([
  ["a value", 'description: "\\ud83d and no more"\n', { line: 1, column: 1 }],
  ["a key", 'models:\n  "\\udc00": 1\n', { line: 2, column: 3 }],
])("half a character in %s is refused where it stands", (_, text, where) => {
  const { value, findings } = parseData(text, z.unknown(), { path: "a.yaml" });
  expect(value).toBeUndefined();
  expect(findings).toMatchObject([{ code: "half-character", where }]);
});

it("both halves of a character are one", () => {
  expect(parseData('smile: "\\ud83d\\ude00"\n', z.unknown(), { path: "a.yaml" }).value).toEqual({ smile: "😀" });
});
