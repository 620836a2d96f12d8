import { describe, expect, test } from "vitest";
import { findProblem } from "../../src/calls/find-problem.ts";
import { readReset, readRetryAfter } from "../../src/calls/wait-hint.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

describe("how long a response asks to wait", () => {
  test.each([
    [{ "retry-after": "20" }, 20_000],
    [{ "retry-after": "1.5" }, 1_500],
    [{ "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" }, 30_000],
    [{ "retry-after": "Sun, 01 Mar 2026 11:00:00 GMT" }, null],
    [{ "retry-after": "0" }, null],
    [{ "retry-after": "soon" }, null],
    [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
    [{}, null],
  ])("%o", (headers, waitMs) => {
    expect(readRetryAfter(headers, now)).toBe(waitMs);
  });
});

describe("until when a limit is used up", () => {
  test.each([
    [{ "x-ratelimit-reset-requests": "1s" }, 1_000],
    [{ "x-ratelimit-reset-tokens": "6m0s" }, 360_000],
    [{ "x-ratelimit-reset-tokens": "20ms" }, 20],
    [{ "x-ratelimit-reset-requests": "1h2m3.5s" }, 3_723_500],
    [{ "x-ratelimit-reset": String(now / 1000 + 7) }, 7_000],
    [{ "x-ratelimit-reset": String(now + 7_000) }, 7_000],
    [{ "ratelimit-reset": "12" }, 12_000],
    [{ "anthropic-ratelimit-input-tokens-reset": "2026-03-01T12:00:09Z" }, 9_000],
    [{ "x-ratelimit-reset-requests": "2s", "x-ratelimit-reset-tokens": "5s" }, 5_000],
    [{ "x-ratelimit-limit-requests": "60" }, null],
  ])("%o", (headers, waitMs) => {
    expect(readReset(headers, "", now)).toBe(waitMs);
  });

  test("counts the limits that have nothing remaining, not others", () => {
    const headers = {
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "2s",
      "x-ratelimit-remaining-tokens": "149984",
      "x-ratelimit-reset-tokens": "6m0s",
    };
    expect(readReset(headers, "", now)).toBe(2_000);
  });

  test.each([
    ['{"error":{"message":"Rate limit reached. Please try again in 6m0s. Visit …"}}', 360_000],
    ['{"error":{"details":[{"@type":"RetryInfo","retryDelay": "39s"}]}}', 39_000],
  ])("is read in the words too: %s", (body, waitMs) => {
    expect(readReset({}, body, now)).toBe(waitMs);
  });
});

describe("what is wrong with a response", () => {
  const wire = (status: number, text = "{}", headers = {}) => ({ status, text, headers });
  const failed = { error: "API error" };

  test.each([
    ["a rate limit", wire(429), { kind: "rate-limit", afterMs: null }],
    ["a rate limit with its end", wire(429, "{}", { "retry-after": "3" }), { kind: "rate-limit", afterMs: 3_000 }],
    ["an overloaded provider", wire(529), { kind: "rate-limit", afterMs: null }],
    ["a server that says when to come back", wire(503, "{}", { "retry-after": "3" }), { afterMs: 3_000 }],
    ["a server that does not", wire(503, "{}", { "x-ratelimit-reset-requests": "1s" }), { kind: "unavailable" }],
    ["a broken server", wire(500), { kind: "unavailable" }],
    ["no money left", wire(429, '{"error":{"code":"insufficient_quota","message":"x"}}'), { kind: "quota" }],
    ["payment required", wire(402), { kind: "quota" }],
    [
      "no money left at Anthropic",
      wire(400, '{"error":{"message":"Your credit balance is too low"}}'),
      { kind: "quota" },
    ],
    ["a bad request", wire(400), { kind: "refused", status: 400 }],
    ["a wrong key", wire(401), { kind: "refused", status: 401 }],
    ["what the server cannot do", wire(501), { kind: "refused", status: 501 }],
    ["no connection", wire(0, "fetch failed: connect ECONNREFUSED"), { kind: "unavailable" }],
  ])("%s", (_, result, problem) => {
    expect(findProblem(failed, result, now)).toMatchObject(problem);
  });

  test.each([
    ["API call error: 429 Too Many Requests", "rate-limit"],
    ["ThrottlingException: rate limit exceeded", "rate-limit"],
    ["status 529, type overloaded_error", "rate-limit"],
    ["API error: 503 Service Unavailable", "unavailable"],
    ["read ECONNRESET", "unavailable"],
    ["API error: 400 Bad Request", "refused"],
    ["The answer has no output", "unreadable"],
    [`Unexpected token '<', "<html>" is not valid JSON`, "unreadable"],
    ["the application has no such customer", "failed"],
  ])("is read in the words of a provider that does not use fetch: %s", (error, kind) => {
    expect(findProblem({ error }, undefined, now)).toMatchObject({ kind });
  });

  test("is told in the provider's sentence, not in its JSON", () => {
    const text = '{"error":{"message":"Incorrect API key provided","type":"invalid_request_error"}}';
    expect(findProblem(failed, wire(401, text), now)).toMatchObject({ detail: "HTTP 401: Incorrect API key provided" });
  });

  test("is nothing where there is an answer of any kind", () => {
    expect(findProblem({ output: "" }, wire(200), now)).toBeUndefined();
    expect(findProblem({ embedding: [0, 1] }, wire(200), now)).toBeUndefined();
    expect(findProblem({ output: null }, wire(200), now)).toMatchObject({ kind: "unreadable" });
  });
});
