import { expect, test } from "vitest";
import { catalogue, explainAll } from "../../src/index.ts";

const all = explainAll().flatMap(({ codes }) => codes);

test("every code of the catalogue is explained once, and no other", () => {
  expect(all.map(({ code }) => code).toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

test("no example is empty, shows what is no text, or leaves code open that a backtick begins", () => {
  const odd = all.filter(
    ({ example, fix, liftedBy }) =>
      example === "" ||
      [example, fix, liftedBy ?? ""].some((text) => /\bNaN\b|\[object /.test(text) || text.split("`").length % 2 === 0),
  );
  expect(odd).toEqual([]);
});
