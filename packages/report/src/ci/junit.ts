import {
  type CaseChange,
  type CaseResult,
  type Decision,
  describeFinding,
  type Evidence,
  type Json,
  type Outcome,
  type SuiteDecision,
} from "@blastgate/core";
import { headline } from "../terminal/decision.ts";
import { sourceName } from "../words.ts";
import { element, type XmlElement, xmlDocument } from "../xml.ts";

/**
 * A decision as JUnit XML, as Jenkins reads it. The verdict is a suite of its own, which fails unless it is GO. Then
 * comes each suite: what the change broke is a failure, what has no score an error, what failed before too is neither.
 */
export function renderJUnit(decision: Decision, evidence: Evidence): string {
  const results = Map.groupBy(evidence.results, ({ suite }) => suite);
  const suites = [
    verdictSuite(decision),
    ...decision.suites.map((suite) => caseSuite(suite, results.get(suite.suite) ?? [])),
  ];
  return xmlDocument(element("testsuites", { name: "blastgate" }, suites.map(suiteElement)));
}

interface TestSuite {
  name: string;
  properties: Readonly<Record<string, string>>;
  cases: readonly TestCase[];
}

interface TestCase {
  name: string;
  problem?: Problem;
}

/** What is wrong, in short and in full. */
interface Problem {
  kind: "failure" | "error";
  type: string;
  message: string;
  detail: string;
}

function verdictSuite(decision: Decision): TestSuite {
  const { verdict, evals, mode, baseline, candidate, digests } = decision;
  return {
    name: "verdict",
    properties: {
      verdict,
      evals,
      mode,
      baseline: sourceName(baseline),
      candidate: sourceName(candidate),
      plan: digests.plan,
      evidence: digests.evidence,
    },
    // Always of one name, so that its history can be followed.
    cases: [{ name: "verdict", ...(verdict !== "GO" && { problem: verdictProblem(decision) }) }],
  };
}

function verdictProblem(decision: Decision): Problem {
  const { verdict, reasons } = decision;
  const lines = reasons.map((found) => `${found.code}: ${describeFinding(found).message}`);
  return {
    kind: verdict === "ERROR" ? "error" : "failure",
    type: verdict,
    message: headline(decision),
    detail: lines.map((line) => cut(line, 2000)).join("\n"),
  };
}

function caseSuite(suite: SuiteDecision, results: readonly CaseResult[]): TestSuite {
  const broken = new Map(suite.broken.map((change) => [change.case, change]));
  const errors = new Map(suite.errors.map((change) => [change.case, change]));
  return {
    name: suite.suite,
    properties: {
      feature: suite.feature,
      owner: suite.owner,
      verdict: suite.verdict,
      ...Object.fromEntries(
        suite.gates.map(({ gate, verdict, reason }) => [gate, `${verdict}: ${describeFinding(reason).message}`]),
      ),
    },
    cases: [...Map.groupBy(results, (result) => result.case)].map(([name, own]): TestCase => {
      const error = errors.get(name);
      if (error) return { name, problem: caseProblem("error", error, own) };
      const change = broken.get(name);
      return change ? { name, problem: caseProblem("failure", change, own) } : { name };
    }),
  };
}

function caseProblem(kind: Problem["kind"], { why }: CaseChange, results: readonly CaseResult[]): Problem {
  const shown = results.find(({ candidate }) => candidate.kind === "error" || !candidate.pass) ?? results[0];
  const outcome = shown?.candidate;
  return {
    kind,
    type: outcome?.kind === "error" ? outcome.code : "broken",
    message: cut(why, 500),
    detail: shown ? [sideText("baseline", shown.baseline), sideText("candidate", shown.candidate)].join("\n\n") : "",
  };
}

function sideText(side: string, outcome: Outcome | null): string {
  if (outcome === null) return `${side}: none`;
  const said = outcome.steps.map(({ step, output }) => `${side}, ${step}: ${cut(outputText(output), 2000)}`);
  const failed =
    outcome.kind === "error"
      ? [outcome.message]
      : outcome.assertions.filter(({ pass }) => !pass).map(({ type, reason }) => `${type}: ${reason}`);
  return [...said, ...failed.map((reason) => `  ${cut(reason, 500)}`)].join("\n");
}

function outputText(output: Json): string {
  return typeof output === "string" ? output : JSON.stringify(output);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function suiteElement(suite: TestSuite): XmlElement {
  const properties = Object.entries(suite.properties).map(([name, value]) => element("property", { name, value }));
  return element(
    "testsuite",
    {
      name: suite.name,
      tests: suite.cases.length,
      failures: count(suite, "failure"),
      errors: count(suite, "error"),
    },
    [element("properties", {}, properties), ...suite.cases.map((each) => caseElement(suite, each))],
  );
}

function caseElement({ name: suite }: TestSuite, { name, problem }: TestCase): XmlElement {
  const found = problem
    ? [element(problem.kind, { type: problem.type, message: problem.message }, problem.detail)]
    : [];
  return element("testcase", { classname: suite, name }, found);
}

function count({ cases }: TestSuite, kind: Problem["kind"]): number {
  return cases.filter(({ problem }) => problem?.kind === kind).length;
}
