import type { Environment } from "../schemas/config.ts";
import { type CheckedRule, promotionChecks } from "../schemas/promotion-report.ts";

type Rule = CheckedRule["rule"];

/** Codes that say that a rule is not met. */
const codesOf: Record<Rule, readonly string[]> = {
  committed: ["promotion-dirty"],
  "not-held": ["promotion-held"],
  from: ["promotion-not-in-from"],
  soak: ["promotion-soaking"],
  judged: ["promotion-not-judged", "promotion-not-go", "promotion-go-void", "promotion-contradicted"],
  signed: ["promotion-unsigned"],
  approved: ["promotion-not-approved"],
};

/** Rules that are looked at only where another one is met. */
const restsOn: Partial<Record<Rule, Rule>> = { soak: "from", signed: "judged" };

/** How a release stands to each rule of an environment, by the codes of what is not met and of what is passed over. */
export function checkedRules(
  environment: Environment,
  { unmet, overridden }: { unmet: readonly string[]; overridden: readonly string[] },
): CheckedRule[] {
  const found = (rule: Rule, codes: readonly string[]) => codesOf[rule].filter((code) => codes.includes(code));
  return promotionChecks.map((rule): CheckedRule => {
    const [open, passed] = [found(rule, unmet), found(rule, overridden)];
    if (!asks(environment, rule)) return { rule, state: "not-asked", codes: [] };
    if (open.length > 0) return { rule, state: "unmet", codes: [...open, ...passed] };
    if (passed.length > 0) return { rule, state: "overridden", codes: passed };
    const first = restsOn[rule];
    const isHidden = first !== undefined && found(first, [...unmet, ...overridden]).some(hidesOthers);
    return { rule, state: isHidden || unmet.includes("promotion-already-there") ? "unknown" : "met", codes: [] };
  });
}

/** A GO that is contradicted is one all the same, and has signatures. */
function hidesOthers(code: string): boolean {
  return code !== "promotion-contradicted";
}

function asks(environment: Environment, rule: Rule): boolean {
  if (rule === "from") return environment.from !== undefined;
  if (rule === "soak") return environment.soak !== undefined;
  if (rule === "signed") return environment["signed-by"] !== undefined;
  if (rule === "approved") return (environment.approvers ?? []).length > 0;
  return true;
}
