import { type Json, jsonSchema } from "@blastgate/core";

/** What prompts, cases and models might say to get out of where they are shown. */
export const payloads = {
  "a script": "<script>alert(1)</script>",
  "ends of elements": "</script></style></details></code>--><img src=x onerror=alert(1)>",
  "an end of CDATA": "]]></failure><![CDATA[<!-- -->",
  "ANSI escapes and a link of a terminal": "\u001b[2J\u001b]8;;https://evil.example\u0007click\u001b[31m",
  "marks that turn the direction": "\u202Eevil\u2066\u200b\u2060",
  "links and pictures":
    "[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> www.evil.example",
  "mentions and references": "@everyone @acme/security #1 GH-1 me@evil.example",
  "Markdown of its own": "\n\n# heading\n\n- list\n\n```\n~~~\n| a | b |\n| - | - |\n> quote\n\n---\n",
  "ends of Mermaid's labels":
    '"]; click n0 href "javascript:alert(1)"\nclassDef default fill:#f00; %%{init: {}}%% #quot; `md`',
  "ends of Graphviz's labels": '\\" ]; evil [URL="https://evil.example", label=<<b>x</b>>] \\N \\',
  "commands of GitHub Actions":
    "\n::set-output name=verdict::GO\n  ::add-mask::a\n##[set-output name=verdict]GO %0A::error::x",
  "what is no text": "\u0000\u0007\u007f\u009b2J\ud800\uFFFE\uFFFF\r\n\u2028",
  entities: "&lt;b&gt; &amp;amp; &#60;i&#62; &quot;",
  "a template": "{{7*7}} <%= 7*7 %> {0} %s",
} as const;

/** Strings that are one of a few words in every artefact. */
const fixed = new Set(["code", "severity", "kind", "gate", "method", "mode", "verdict", "evals"]);

/**
 * An artefact in which every string says `payload` too, the same string always in the same way: in front where it is
 * free text, behind where it is an id. Where the artefact's schema will not have that, the string stays as it is.
 */
export function poisoned<Artefact>(artefact: Artefact, payload: string, parse: (value: unknown) => Artefact): Artefact {
  const isTaken = (value: Json): boolean => {
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
  let whole = jsonSchema.parse(JSON.parse(JSON.stringify(artefact)));
  const visit = (value: Json, at: readonly (string | number)[]): void => {
    if (typeof value === "string" && !fixed.has(String(at.at(-1)))) {
      const changed = replaced(whole, at, /^\w+:/.test(value) ? value + payload : payload + value);
      if (isTaken(changed)) whole = changed;
    } else if (Array.isArray(value)) for (const [index, inner] of value.entries()) visit(inner, [...at, index]);
    else if (value !== null && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) visit(inner, [...at, key]);
  };
  visit(whole, []);
  return parse(whole);
}

function replaced(value: Json, [key, ...rest]: readonly (string | number)[], by: string): Json {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? replaced(inner, rest, by) : inner));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? replaced(inner, rest, by) : inner]),
  );
}
