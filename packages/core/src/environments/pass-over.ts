import { finding } from "../findings/catalogue.ts";
import type { Environment } from "../schemas/config.ts";
import type { Deployment } from "../schemas/deployment.ts";
import type { Finding } from "../schemas/finding.ts";

/** What is left of unmet rules where some are to be passed over, and what a record says of those that are. */
export interface PassedOver {
  unmet: Finding[];
  overrides: Deployment["overrides"];
}

/**
 * Passes over the rules that a person names and the environment lets be named. What is met needs no override, and gets
 * none: records show only what was really passed over.
 */
export function passOver(
  unmet: readonly Finding[],
  { environment, codes, reason }: { environment: Environment; codes: readonly string[]; reason: string },
): PassedOver {
  const allowed: readonly string[] = environment.overrides ?? [];
  const forbidden = codes.filter((code) => !allowed.includes(code));
  const passed = new Set(codes.filter((code) => allowed.includes(code)));
  const codesPassed = new Set(unmet.map(({ code }) => code).filter((code) => passed.has(code)));
  return {
    unmet: [
      ...forbidden.map((code) =>
        finding("override-not-allowed", { environment: environment.name, code, allowed: [...allowed] }),
      ),
      ...unmet.filter(({ code }) => !passed.has(code)),
    ],
    overrides: [...codesPassed].map((code) => ({ code, reason })),
  };
}
