import { expect, test } from "vitest";
import { layoutFor, renderImpact } from "../src/index.ts";
import { feature, personaDecision } from "./decision-builder.ts";

test("of very many features the first are shown, and how many there are besides", () => {
  const nodes = Array.from({ length: 23 }, (_, index) =>
    feature(`branch-${index + 1}`, "@acme/branches", ["prompt:shared/persona"]),
  );
  const layout = layoutFor({ columns: 80, colour: false });
  const text = renderImpact({ ...personaDecision.impact, nodes }, layout, { explain: false });
  expect(text).toContain("23 features of 1 owner affected");
  expect(text).toContain("branch-20 ");
  expect(text).not.toContain("branch-21 ");
  expect(text).toContain("and 3 more; --json has all");
});
