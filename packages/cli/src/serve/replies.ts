import { BlastgateError, describeFinding, type Finding, type FindingCode, finding } from "@blastgate/core";

export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export function jsonReply(value: unknown, status = 200): Reply {
  return { status, headers: { "content-type": "application/json" }, body: `${JSON.stringify(value)}\n` };
}

/** Of what is not the server's own fault. */
const statuses: Partial<Record<FindingCode, number>> = {
  "serve-body-refused": 400,
  "serve-token-refused": 401,
  "serve-route-unknown": 404,
  "prompt-not-released": 404,
  "prompt-only-included": 404,
  "serve-method-refused": 405,
  "serve-body-too-large": 413,
  "serve-media-type-refused": 415,
  "serve-host-refused": 421,
  "prompt-input-refused": 422,
};
const known: ReadonlyMap<string, number> = new Map(Object.entries(statuses));

/** What went wrong as `application/problem+json` of RFC 9457, with all findings and their words. */
export function problemReply(error: unknown): Reply {
  const findings = findingsOf(error);
  const [first] = findings;
  const status = known.get(first?.code ?? "") ?? 500;
  const problem = {
    type: first ? `urn:blastgate:finding:${first.code}` : "about:blank",
    title: first ? describeFinding(first).title : "",
    status,
    detail: findings.map((found) => describeFinding(found).message).join(" "),
    findings: findings.map((found) => {
      const { message, fix } = describeFinding(found);
      return { ...found, message, fix };
    }),
  };
  const headers = { "content-type": "application/problem+json", ...(first && headersFor(first)) };
  return { status, headers, body: `${JSON.stringify(problem)}\n` };
}

/** Nothing is logged of a request, and so not of its errors either: whoever sent it is told. */
function findingsOf(error: unknown): Finding[] {
  if (error instanceof BlastgateError) return error.findings;
  const detail = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
  return [finding("serve-failed", { detail })];
}

function headersFor({ code, args }: Finding): Record<string, string> {
  if (code === "serve-token-refused") return { "www-authenticate": "Bearer" };
  if (code === "serve-method-refused") return { allow: args.allowed === "GET" ? "GET, HEAD" : String(args.allowed) };
  return {};
}
