import { expect, test } from "vitest";
import { narrowSchema } from "../../src/contracts/narrow-schema.ts";

const order = {
  type: "object",
  required: ["action", "customer"],
  properties: {
    action: { enum: ["refund", "trace"] },
    customer: {
      type: "object",
      additionalProperties: false,
      required: ["id"],
      properties: { id: { type: "string" }, name: { type: "string" } },
    },
  },
};

test.each([
  { what: "nothing where nothing is read", paths: [], left: undefined },
  { what: "nothing of a field that is not promised", paths: [["amount"]], left: undefined },
  { what: "nothing of a field that every object inherits", paths: [["constructor"]], left: undefined },
  { what: "all where the whole is read", paths: [["action"], []], left: order },
  {
    what: "a field, with whether it is always there",
    paths: [["action"]],
    left: { type: "object", required: ["action"], properties: { action: { enum: ["refund", "trace"] } } },
  },
  {
    what: "a field of a field, and no rule on others beside it",
    paths: [["customer", "name"]],
    left: {
      type: "object",
      required: ["customer"],
      properties: { customer: { type: "object", properties: { name: { type: "string" } } } },
    },
  },
])("leaves $what", ({ paths, left }) => {
  expect(narrowSchema(order, paths)).toEqual(left);
});

test("keeps the dialect, and everything where parts refer to others", () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  expect(narrowSchema({ $schema, ...order }, [["action"]])).toMatchObject({ $schema, required: ["action"] });
  const referring = {
    type: "object",
    properties: { action: { $ref: "#/$defs/action" } },
    $defs: { action: { enum: ["refund"] } },
  };
  expect(narrowSchema(referring, [["action"]])).toBe(referring);
});
