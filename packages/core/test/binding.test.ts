import { describe, expect, test } from "vitest";
import { bindingReads, parseBinding, parseInput, resolveBinding, resolveInput } from "../src/cases/binding.ts";
import type { Json } from "../src/schemas/common.ts";

const scope = {
  vars: { message: "My card is gone {{steps.classify.output}}", attempts: 3, order: { id: 7 }, empty: "" },
  steps: new Map<string, Json>([
    ["classify", { queue: "cards", tags: ["lost", "urgent"], note: null }],
    ["reply", "We have blocked it."],
  ]),
};

function resolve(text: string): unknown {
  const binding = parseBinding(text);
  if ("detail" in binding) return { unparsed: binding.detail };
  const resolved = resolveBinding(binding, scope);
  return "value" in resolved ? resolved.value : resolved.problem.code;
}

describe("a binding", () => {
  test.each([
    ["plain text", "plain text"],
    ["", ""],
    ["{{message}}", "My card is gone {{steps.classify.output}}"],
    ["{{ attempts }}", 3],
    ["{{order}}", { id: 7 }],
    ["{{empty}}", ""],
    ["{{steps.reply.output}}", "We have blocked it."],
    ["{{steps.classify.output.queue}}", "cards"],
    ["{{steps.classify.output.tags.1}}", "urgent"],
    ["{{steps.classify.output.note}}", null],
    ["Order {{order}}, try {{attempts}}: {{steps.reply.output}}", 'Order {"id":7}, try 3: We have blocked it.'],
    ['{"queue": {{steps.classify.output.tags}}}', '{"queue": ["lost","urgent"]}'],
    ["closing }} alone", "closing }} alone"],
  ])("%j gives %j", (text, value) => {
    expect(resolve(text)).toEqual(value);
  });

  test.each([
    ["{{nowhere}}", "binding-variable-missing"],
    ["{{constructor}}", "binding-variable-missing"],
    ["{{steps.verify.output}}", "binding-step-missing"],
    ["{{steps.classify.output.owner}}", "binding-field-missing"],
    ["{{steps.classify.output.constructor}}", "binding-field-missing"],
    ["{{steps.classify.output.tags.9}}", "binding-field-missing"],
    ["{{steps.reply.output.length}}", "binding-field-missing"],
    ["told: {{steps.classify.output.note.more}}", "binding-field-missing"],
  ])("%s is a coded problem, not an empty text", (text, code) => {
    expect(resolve(text)).toBe(code);
  });

  test.each([
    ["{{message", "the `{{` is never closed"],
    ["{{}}", "a name starts with a letter and has letters, digits, '_' and '-'"],
    ["{{message | upper}}", "a name starts with a letter and has letters, digits, '_' and '-'"],
    ["{{order.id}}", "a variable is a single name, without fields"],
    ["{{steps.classify}}", "an earlier step is read as `steps.ID.output`"],
    ["{{steps.classify.queue}}", "an earlier step is read as `steps.ID.output`"],
    ["{{steps.classify.output.}}", '"" cannot be a field\'s name'],
  ])("%s is refused", (text, detail) => {
    expect(resolve(text)).toEqual({ unparsed: detail });
  });
});

describe("a step's input", () => {
  const input = {
    question: "{{message}}",
    context: { queue: "{{steps.classify.output.queue}}", attempts: ["{{attempts}}", 1] },
    strict: true,
  };

  test("is resolved at every depth", () => {
    expect(resolveInput(parseInput(input).template, scope)).toEqual({
      value: { question: scope.vars.message, context: { queue: "cards", attempts: [3, 1] }, strict: true },
    });
  });

  test("tells what it reads, each once, and what is wrong with it", () => {
    expect(bindingReads({ ...input, again: "{{message}} {{steps.reply.output}}", bad: "{{a b}}" })).toEqual({
      vars: ["message", "attempts"],
      steps: ["classify", "reply"],
      problems: [{ written: "{{a b}}", detail: "a name starts with a letter and has letters, digits, '_' and '-'" }],
    });
  });
});
