import { BlastgateError, type Finding, finding } from "@blastgate/core";
import { RequestError } from "@octokit/request-error";
import type { Patience } from "./patience.ts";

interface Circumstances {
  what: string;
  writing: boolean;
  origin: string;
  token: string;
  patience: Patience;
}

/**
 * What a request of octokit's that failed means to a person. Anything but its own errors is given back as it is. They
 * are no `cause`, since a server may have given back the token in its answer.
 */
export function failureOf(error: unknown, circumstances: Circumstances): unknown {
  if (!(error instanceof RequestError)) return error;
  return new BlastgateError([findingOf(error, circumstances)]);
}

function findingOf(error: RequestError, { what, writing, origin, token, patience }: Circumstances): Finding {
  const { status } = error;
  const detail = detailOf(error.message, token);
  // GitHub hides with a 404 what a token may not write to.
  const isRefused = [401, 403, 404].includes(status) && !isRateLimit(error);
  if (writing && error.response) {
    return isRefused
      ? finding("forge-write-refused", { what, status, detail })
      : finding("forge-not-written", { what, status, detail });
  }
  if (!error.response) return finding("forge-not-reached", { what, origin, detail });
  if (isRateLimit(error)) {
    const { waitedSeconds, refusedSeconds } = patience;
    return finding("forge-rate-limited", { what, waitedSeconds, moreSeconds: refusedSeconds });
  }
  if (status === 401 || status === 403) return finding("forge-refused", { what, status, detail });
  if (status === 404) return finding("forge-not-found", { what });
  return finding("forge-failed", { what, status, detail });
}

/** As `throttling` tells it. */
function isRateLimit({ status, message, response }: RequestError): boolean {
  if (status !== 403 && status !== 429) return false;
  return status === 429 || response?.headers["x-ratelimit-remaining"] === "0" || /\bsecondary rate\b/i.test(message);
}

/** On one line, and without the token, should a server give it back. */
function detailOf(message: string, token: string): string {
  const text = (token === "" ? message : message.replaceAll(token, "[token]"))
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\.$/, "");
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}
