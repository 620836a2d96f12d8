import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** `github`, `needs`, `steps` and so on, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>;

export interface Scope {
  contexts: Contexts;
  /** Whether a step before it has failed; of a job, one that it needs. */
  failed: boolean;
}

/** A text with the values of its expressions, as GitHub's own library evaluates them. */
export function fillIn(text: string, scope: Scope): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, scope).coerceString());
}

/** A value that may be an expression as a whole, such as a matrix. */
export function resolveValue(written: unknown, scope: Scope): unknown {
  const [, expression] = typeof written === "string" ? (/^\$\{\{(.*)\}\}$/s.exec(written) ?? []) : [];
  return expression === undefined ? written : JSON.parse(JSON.stringify(evaluate(expression, scope), data.replacer));
}

/** Whether a step or a job is to run. Nothing written is `success()`. */
export function holds(condition: string | undefined, scope: Scope): boolean {
  const written = condition?.replace(/^\$\{\{(.*)\}\}$/s, "$1") ?? "success()";
  const expression = /\b(always|success|failure|cancelled)\(/.test(written) ? written : `success() && (${written})`;
  const result = evaluate(expression, scope).coerceString();
  return result !== "" && result !== "false" && result !== "0";
}

function evaluate(expression: string, { contexts, failed }: Scope): data.ExpressionData {
  const status = { always: true, success: !failed, failure: failed, cancelled: false };
  const functions = Object.entries(status).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(known instanceof data.Dictionary)) throw new Error("contexts are no dictionary");
  return new Evaluator(parsed, known, new Map(functions.map((each) => [each.name, each]))).evaluate();
}
