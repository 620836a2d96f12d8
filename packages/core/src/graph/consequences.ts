import { posix } from "node:path";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/**
 * Findings without those that only follow from a file which is there and could not be read, or from a dataset whose
 * name is wrong: they would say that something does not exist which does, or is not used which is.
 */
export function withoutConsequences(findings: readonly Finding[], snapshot: Snapshot): Finding[] {
  const failed = new Set(
    snapshot.findings.flatMap(({ severity, where }) => (severity === "error" && where ? [where.path] : [])),
  );
  const unread = snapshot.others.map(({ path }) => path).filter((path) => failed.has(path));
  const aboutDatasets = new Set(
    findings.flatMap(({ code, where }) => (code.startsWith("dataset-") ? [where?.path] : [])),
  );
  const isConsequence = ({ code, args, where }: Finding): boolean => {
    switch (code) {
      case "suite-feature-unknown":
      case "contract-feature-unknown":
      case "prompt-unused":
        return unread.some((path) => path.endsWith(".feature.yaml"));
      case "reference-unresolved":
        return isUnread(String(args.target), unread, snapshot);
      case "step-prompt-unknown":
      case "feature-prompt-unknown":
      case "contract-prompt-unknown":
      case "note-prompt-unknown":
        return isUnread(String(args.prompt), unread, snapshot);
      case "deprecated-use-unknown":
        return isUnread(String(args.use), unread, snapshot);
      case "contract-missing":
      case "prompt-without-owner":
        return unread.includes(`${snapshot.config.contracts}/${args.prompt}.contract.yaml`);
      case "cases-file-missing":
      case "suite-without-cases":
        return aboutDatasets.has(where?.path) || hasUnreadBeside(where?.path ?? "", unread);
      default:
        return false;
    }
  };
  return findings.filter((found) => !isConsequence(found));
}

/** Whether a file that was not read would have this prompt's id: its path under the prompts folder begins with it. */
function isUnread(id: string, unread: readonly string[], { config }: Snapshot): boolean {
  return unread.some((path) => {
    const { dir, base } = posix.parse(posix.relative(config.prompts, path));
    return posix.join(dir, base.replace(/^_+/, "")).startsWith(`${id}.`);
  });
}

function hasUnreadBeside(suitePath: string, unread: readonly string[]): boolean {
  return unread.some((path) => path !== suitePath && path.startsWith(`${posix.dirname(suitePath)}/`));
}
