import type { Json } from "@blastgate/core";

const secretName = /key|token|secret|password|credential|authorization/i;
const secretShapes = [
  /\b(?:sk|pk|rk|ghp|gho|hf|gsk|xai|xox[abp])[-_][\w-]{8,}/g,
  /\bAIza[\w-]{20,}/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /(?<=:\/\/)[^\s/@]+(?=@)/g,
  /\b(?:Bearer|Basic)\s+[\w.~+/=-]+/gi,
  /(?<=(?:api[-_]?key|token|secret|password|authorization)"?\s*[:=]\s*"?)[^\s",}&]+/gi,
];

/**
 * What an error says, on one line and without anything secret: no value of an environment variable or setting
 * whose name says that it is secret, and nothing that has the shape of a key.
 */
export function withoutSecrets(error: unknown, settings: Json = null): string {
  let text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").trim();
  // The longest first: a secret may begin like another.
  const secrets = [...secretsIn(process.env), ...secretsIn(settings)].toSorted((a, b) => b.length - a.length);
  for (const secret of secrets) text = text.replaceAll(secret, "[secret]");
  for (const shape of secretShapes) text = text.replace(shape, "[secret]");
  return (text.length > 400 ? `${text.slice(0, 400)} …` : text).replace(/\.$/, "");
}

function secretsIn(values: unknown): string[] {
  if (values === null || typeof values !== "object") return [];
  return Object.entries(values).flatMap(([name, value]) => {
    if (typeof value === "string") return value.length >= 6 && secretName.test(name) ? [value] : [];
    return secretsIn(value);
  });
}
