import type { CatalogueEntry } from "./entry.ts";
import { listed } from "./listed.ts";

/** Who is asked, and what about: node ids. */
export interface AskedFor {
  any: number;
  of: string[];
  have: number;
  because: string[];
}
export interface AnsweredBy extends AskedFor {
  by: string[];
}

const authorsOfChange = "Whoever makes the change.";
const thoseAsked = "Those who are named, by approving the commit as it is now.";

/** What a change lacks beside evals that pass, and why somebody is asked. Errors block it. */
export const reviewFindings = {
  "note-missing": {
    severity: "error",
    title: "A changed prompt without a note that says why",
    message: (a: { prompt: string; needed: string }) => `"${a.prompt}" changes, and no note says why.`,
    fix: (a) => `Run \`blastgate change ${a.prompt} --bump ${a.needed} --why "…"\`, and commit the note.`,
    liftedBy: authorsOfChange,
  },
  "bump-too-small": {
    severity: "error",
    title: "A note with too small a bump",
    message: (a: { prompt: string; noted: string; needed: string; because: string[] }) =>
      `The note calls the change of "${a.prompt}" ${a.noted}, and it is ${a.needed}${a.because.length > 0 ? `: ${listed(a.because)} ${a.because.length > 1 ? "differ" : "differs"}` : ""}.`,
    fix: (a) => `Write \`${a.needed}\` in the note, or change less.`,
    liftedBy: authorsOfChange,
  },
  "owner-missing": {
    severity: "error",
    title: "A changed prompt that nobody answers for",
    message: (a: { prompt: string }) => `"${a.prompt}" changes, and nothing says who owns it.`,
    fix: () => "Give it a contract with an `owner`, an `owner` in its front matter, or a line in CODEOWNERS.",
    liftedBy: "Whoever takes it on.",
  },
  "settings-owner-missing": {
    severity: "error",
    title: "Changed settings that nobody answers for",
    message: (a: { id: string }) => `${a.id} in blastgate.yaml changes, and nothing says who owns the file.`,
    fix: () => 'Put `owner: "@team"` into blastgate.yaml, or a line for it into CODEOWNERS.',
    liftedBy: "Whoever takes it on.",
  },
  "version-edited": {
    severity: "error",
    title: "A version that no note accounts for",
    message: (a: { prompt: string; from: string; to: string }) =>
      `The contract of "${a.prompt}" goes from ${a.from} to ${a.to}, and the notes that this change applies do not lead there.`,
    fix: (a) => `Put ${a.from} back: \`blastgate version\` raises it by the notes.`,
    liftedBy: authorsOfChange,
  },
  "gate-weakened": {
    severity: "error",
    title: "A rule made weaker together with what it judges",
    message: (a: { id: string; roots: string[]; paths: string[] }) =>
      `${a.id} is ${a.paths.length > 0 ? `made weaker at ${listed(a.paths)}` : "removed"} in the same change as ${listed(a.roots)}, which it judges.`,
    fix: (a) => `Take the change of ${a.id} out, and make it on its own, where its owner decides on it alone.`,
    liftedBy: "Nobody within this change. The rule's owner, by approving a change of the rule alone.",
  },
  "gate-maybe-weakened": {
    severity: "warning",
    title: "A rule that may be weaker changes together with what it judges",
    message: (a: { id: string; roots: string[]; paths: string[] }) =>
      `${a.id} changes at ${listed(a.paths)} in the same change as ${listed(a.roots)}, which it judges; nobody can tell from the text whether it asks less.`,
    fix: () => "Look at these places before approving: until its owner approves, the baseline's rule judges.",
  },
  "expectation-broken": {
    severity: "error",
    title: "A consumer no longer gets what it relies on",
    message: (a: { prompt: string; feature: string; owner: string; breaches: string[] }) =>
      `The feature "${a.feature}" of ${a.owner} relies on what "${a.prompt}" no longer promises: ${listed(a.breaches)}.`,
    fix: (a) =>
      `Keep the promise; or have ${a.owner} ask for less in a change of its own, under \`consumers\` of the contract.`,
    liftedBy: "The consumer's owner, by a change of what it relies on, made before this one.",
  },
  "expectation-maybe-broken": {
    severity: "warning",
    title: "A consumer may no longer get what it relies on",
    message: (a: { prompt: string; feature: string; owner: string; breaches: string[] }) =>
      `Whether "${a.prompt}" still gives what the feature "${a.feature}" of ${a.owner} relies on cannot be told: ${listed(a.breaches)}.`,
    fix: (a) => `Ask ${a.owner}.`,
  },
  "difference-undecidable": {
    severity: "warning",
    title: "A difference that nobody can judge from the text",
    message: (a: { prompt: string; paths: string[] }) =>
      `Whether consumers of "${a.prompt}" may now get more than before cannot be told at ${listed(a.paths)}.`,
    fix: () => "Look at it, and give the note the bump that you find.",
  },
  "untrusted-not-tried": {
    severity: "error",
    title: "Part of an untrusted change was not tried",
    message: (a: { id: string }) =>
      `${a.id} of the candidate was not used: with --trust base nothing of it that runs, or says where requests go, is.`,
    fix: () => "Look at the change, and check it from a branch of this repository.",
    liftedBy: "Someone who may push to this repository, after looking at the change.",
  },
  "untrusted-program": {
    severity: "error",
    title: "A program that an untrusted change may have altered",
    message: (a: { what: string; written: string }) =>
      `${a.what} is "${a.written}", which would be run from the working tree; with --trust base nothing of it is.`,
    fix: () => "Check the change from a branch of this repository, or use a provider that is no file.",
  },
  "review-uncommitted": {
    severity: "warning",
    title: "A change that is not committed",
    message: () => "The working tree differs from its commit, so that no approval can be about what is checked.",
    fix: () => "Commit it, or pass --head.",
  },
  "approval-missing": {
    severity: "error",
    title: "An approval is missing",
    message: (a: AskedFor) =>
      `${whoIsAsked(a)} ${a.have > 0 ? `(${a.have} so far) ` : ""}to approve ${listed(a.because)}.`,
    fix: () => "Ask them for a review of the commit as it is now.",
    liftedBy: thoseAsked,
  },
  "approval-outdated": {
    severity: "error",
    title: "An approval of another commit",
    message: (a: AnsweredBy & { commits: string[]; commit: string }) =>
      `${listed(a.by)} approved ${listed(a.commits)}, and ${a.commit ? `this is ${a.commit}` : "this is no commit"}; it takes ${listed(a.of)} to approve ${listed(a.because)}.`,
    fix: () => "Ask for a new review. In CI check out the pull request's own head, not its merge with the base.",
    liftedBy: thoseAsked,
  },
  "approval-by-author": {
    severity: "error",
    title: "An approval by the author",
    message: (a: AnsweredBy) =>
      `${listed(a.by)} made the change and cannot approve it; it takes another of ${listed(a.of)} to approve ${listed(a.because)}.`,
    fix: () => "Ask someone else of those who may.",
    liftedBy: "Another of those who are named.",
  },
  "approval-by-others": {
    severity: "error",
    title: "An approval by someone who is not asked",
    message: (a: AnsweredBy) =>
      `${listed(a.by)} approved, and ${a.by.length > 1 ? "none of them speaks" : "does not speak"} for ${listed(a.of)}, who ${a.of.length > 1 ? "have" : "has"} to approve ${listed(a.because)}.`,
    fix: (a) => `Ask ${listed(a.of)}.`,
    liftedBy: thoseAsked,
  },
  "approval-dismissed": {
    severity: "error",
    title: "An approval that was dismissed",
    message: (a: AnsweredBy) =>
      `The approval of ${listed(a.by)} was dismissed; ${whoIsAsked(a)} to approve ${listed(a.because)}.`,
    fix: () => "Ask for a new review.",
    liftedBy: thoseAsked,
  },
  "changes-requested": {
    severity: "error",
    title: "Changes are requested",
    message: (a: AnsweredBy) => `${listed(a.by)} asked for changes, and may decide on ${listed(a.because)}.`,
    fix: () => "Make them, or come to terms; then ask for a new review.",
    liftedBy: "Those who asked for changes, by approving.",
  },
  "asked-as-owner": {
    severity: "info",
    title: "Asked as owner of a prompt",
    message: (a: { prompt: string }) => `owns ${a.prompt}`,
    fix: () => "",
  },
  "asked-as-new-owner": {
    severity: "info",
    title: "Asked as the one who takes a prompt over",
    message: (a: { prompt: string }) => `takes ${a.prompt} over`,
    fix: () => "",
  },
  "asked-as-approver-always": {
    severity: "info",
    title: "Asked as approver of every change",
    message: (a: { prompt: string }) => `approves every change of ${a.prompt}`,
    fix: () => "",
  },
  "asked-as-approver-breaking": {
    severity: "info",
    title: "Asked as approver of breaking changes",
    message: (a: { prompt: string }) => `approves breaking changes of ${a.prompt}`,
    fix: () => "",
  },
  "asked-as-affected": {
    severity: "info",
    title: "Asked as owner of a feature that a breaking change reaches",
    message: (a: { prompt: string; feature: string }) => `owns ${a.feature}, which composes ${a.prompt}`,
    fix: () => "",
  },
  "asked-as-consumer": {
    severity: "info",
    title: "Asked as owner of a feature whose expectations change",
    message: (a: { prompt: string; feature: string }) =>
      `owns ${a.feature}, which relies on the contract of ${a.prompt}`,
    fix: () => "",
  },
  "asked-for-suite": {
    severity: "info",
    title: "Asked as owner of a suite",
    message: (a: { suite: string }) => `owns what the suite ${a.suite} judges`,
    fix: () => "",
  },
  "asked-for-feature": {
    severity: "info",
    title: "Asked as owner of a changed feature",
    message: (a: { feature: string }) => `owns ${a.feature}`,
    fix: () => "",
  },
  "asked-for-settings": {
    severity: "info",
    title: "Asked as owner of the settings",
    message: (a: { id: string }) => `owns blastgate.yaml, which has ${a.id}`,
    fix: () => "",
  },
  "rule-of-baseline": {
    severity: "info",
    title: "Judged by the baseline's rule",
    message: (a: { id: string }) =>
      `${a.id} changes, and the baseline's was used, since the change to it is not approved.`,
    fix: () => "Have it approved, or pass --trust head to try it.",
  },
  "review-not-made": {
    severity: "warning",
    title: "Notes, versions and approvals were not looked at",
    message: () => "With --no-review the verdict is of the evals alone.",
    fix: () => "Check without it before promoting.",
  },
} satisfies Record<string, CatalogueEntry>;

function whoIsAsked({ any, of }: AskedFor): string {
  if (of.length === 1 && any === 1) return `It takes ${of[0]}`;
  return `It takes ${any === 1 ? "one" : any} of ${listed(of)}`;
}
