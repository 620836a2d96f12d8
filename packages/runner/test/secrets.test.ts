import { describe, expect, test } from "vitest";
import { withoutSecrets } from "../src/secrets.ts";

describe("what an error says", () => {
  test.each([
    ["key sk-proj-1234567890", "key [secret]"],
    ["key AIzaSyD-1234567890abcdefghij", "key [secret]"],
    ["Authorization: Bearer abc.def", "Authorization: [secret]"],
    ["token eyJhbGciOi.eyJzdWIi.c2lnbmF0", "token [secret]"],
    ["https://user:pass@example.com/v1 refused", "https://[secret]@example.com/v1 refused"],
    ['{"api_key":"plain"}', '{"api_key":"[secret]"}'],
    ["two\n lines.", "two lines"],
  ])("%s", (said, shown) => {
    expect(withoutSecrets(said)).toBe(shown);
  });

  test("has nothing of the settings whose names say that they are secret, however deep they stand", () => {
    const settings = { apiKey: "plain-words", headers: { "x-token": "plain-words-too" }, temperature: "not-secret" };
    expect(withoutSecrets("plain-words, plain-words-too, not-secret", settings)).toBe("[secret], [secret], not-secret");
  });
});
