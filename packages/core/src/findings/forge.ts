import type { CatalogueEntry } from "./entry.ts";

/**
 * Who approved a change, and why that cannot be told; what was decided, and why that cannot be published. `what` names
 * what was asked for, or written.
 */
export const forgeFindings = {
  "approvals-source-unknown": {
    severity: "error",
    title: "No such source of approvals",
    message: (a: { written: string }) => `"${a.written}" names no pull request.`,
    fix: () =>
      "Write `github`, `github:OWNER/REPO#NUMBER`, or the path of a JSON file (with `./` before it where it begins with `github:`).",
  },
  "forge-token-missing": {
    severity: "error",
    title: "No token for GitHub",
    message: () => "GITHUB_TOKEN is not set. Without it nobody's approval is known.",
    fix: () =>
      "Set GITHUB_TOKEN to a token that may read pull requests, and members of teams where teams approve (`read:org`).",
  },
  "forge-event-missing": {
    severity: "error",
    title: "No pull request to ask about",
    message: (a: { variable: string }) =>
      `\`github\` is the pull request that GitHub Actions runs for, and ${a.variable} is not set.`,
    fix: () => "Outside GitHub Actions write `github:OWNER/REPO#NUMBER`.",
  },
  "forge-event-unreadable": {
    severity: "error",
    title: "An event of GitHub Actions that cannot be read",
    message: (a: { detail: string }) => `The event in GITHUB_EVENT_PATH cannot be read: ${a.detail}.`,
    fix: () => "See that the step can read the file, or write `github:OWNER/REPO#NUMBER`.",
  },
  "forge-event-without-pull-request": {
    severity: "error",
    title: "An event that is about no pull request",
    message: (a: { event: string }) => `GitHub Actions runs for "${a.event}", which is about no pull request.`,
    fix: () => "Run it on `pull_request` or `pull_request_review`, or write `github:OWNER/REPO#NUMBER`.",
  },
  "forge-address-refused": {
    severity: "error",
    title: "An address that no token is sent to",
    message: (a: { url: string }) =>
      `"${a.url}" is no address with https. A token is sent to no other, but on this machine itself.`,
    fix: () => "Set GITHUB_API_URL to the forge's API, such as https://github.example.com/api/v3.",
  },
  "forge-led-elsewhere": {
    severity: "error",
    title: "An answer that leads to another server",
    message: (a: { what: string; from: string; to: string }) =>
      `Asked for ${a.what}, ${a.from} leads to ${a.to}, which is not followed: neither is the token for it, nor is it believed.`,
    fix: () => "Set GITHUB_API_URL to where the API really is.",
  },
  "forge-not-reached": {
    severity: "error",
    title: "The forge cannot be reached",
    message: (a: { what: string; origin: string; detail: string }) =>
      `${a.origin} could not be asked for ${a.what}: ${a.detail}.`,
    fix: () => "Check the network and GITHUB_API_URL, and run again.",
  },
  "forge-failed": {
    severity: "error",
    title: "The forge does not answer as it should",
    message: (a: { what: string; status: number; detail: string }) =>
      `Asked for ${a.what}, the forge answered ${a.status}: ${a.detail}.`,
    fix: () => "Run again; where it stays so, the forge's status page may know more.",
  },
  "forge-refused": {
    severity: "error",
    title: "A token that may not read this",
    message: (a: { what: string; status: number; detail: string }) =>
      `The token may not read ${a.what}: the forge answered ${a.status}, ${a.detail}.`,
    fix: (a) =>
      a.status === 401
        ? "Give a token that has not expired in GITHUB_TOKEN."
        : "Give a token in GITHUB_TOKEN that may read pull requests here.",
  },
  "forge-not-found": {
    severity: "error",
    title: "Something that the forge does not have",
    message: (a: { what: string }) => `The forge has no ${a.what}, or the token may not see it.`,
    fix: () => "Check repository and number, and that the token in GITHUB_TOKEN may read the repository.",
  },
  "forge-rate-limited": {
    severity: "error",
    title: "The forge's rate limit lasts",
    message: (a: { what: string; waitedSeconds: number; moreSeconds: number }) => {
      const waited = a.waitedSeconds > 0 ? ` after ${a.waitedSeconds} s of waiting` : "";
      return a.moreSeconds > 0
        ? `Asked for ${a.what}, the forge says to wait ${a.moreSeconds} s${waited && ` more,${waited}`}.`
        : `Asked for ${a.what}, the forge says that its rate limit is reached, again and again${waited && `,${waited}`}.`;
    },
    fix: () => "Run again later, or give a token in GITHUB_TOKEN that has a limit of its own.",
  },
  "forge-answer-unreadable": {
    severity: "error",
    title: "An answer of the forge that cannot be read",
    message: (a: { what: string; detail: string }) =>
      `Asked for ${a.what}, the forge answered something else: ${a.detail}.`,
    fix: () => "Check GITHUB_API_URL, and that no proxy answers in the forge's place; then run again.",
  },
  "forge-team-unknown": {
    severity: "error",
    title: "A team whose members nobody can tell",
    message: (a: { team: string }) =>
      `The forge has no team ${a.team}, or the token may not see it. Who may approve for it is not known.`,
    fix: (a) =>
      `Check the name ${a.team} in contracts and CODEOWNERS. The token in GITHUB_TOKEN needs \`read:org\` (of a GitHub app: Members, read); the one that GitHub Actions makes for a job has no such permission.`,
  },
  "approvals-not-read": {
    severity: "warning",
    title: "Approvals that could not be read",
    message: (a: { detail: string; remedy: string }) =>
      `Who approved could not be read, so that nobody's approval counts. ${a.detail}`,
    fix: (a) => a.remedy,
  },
  "publish-token-missing": {
    severity: "warning",
    title: "No token to publish with",
    message: () => "GITHUB_TOKEN is not set, so that neither comment nor check run was written.",
    fix: () =>
      "Set GITHUB_TOKEN to the job's own token, which needs `pull-requests: write` and `checks: write`. A pull request from a fork may have none; its job's summary has everything that the comment would.",
  },
  "job-file-not-written": {
    severity: "warning",
    title: "A job's summary or outputs that cannot be written",
    message: (a: { variable: string; detail: string }) =>
      `The file that ${a.variable} names could not be written: ${a.detail}.`,
    fix: () => "See that the step may write the file; in a container it has to be mounted.",
  },
  "forge-write-refused": {
    severity: "warning",
    title: "A token that may not write this",
    message: (a: { what: string; status: number; detail: string }) =>
      `The token may not write ${a.what}: the forge answered ${a.status}, ${a.detail}.`,
    fix: () =>
      "Give the job `pull-requests: write` for the comment and `checks: write` for the check run, which only the token of an app can have, such as the job's own. In a pull request from a fork that token reads alone, whatever the workflow says; the job's summary has everything that the comment would.",
  },
  "forge-not-written": {
    severity: "warning",
    title: "Something that the forge did not take",
    message: (a: { what: string; status: number; detail: string }) =>
      `Given ${a.what}, the forge answered ${a.status}: ${a.detail}.`,
    fix: () => "Run `blastgate publish` again; where it stays so, the forge's status page may know more.",
  },
} satisfies Record<string, CatalogueEntry>;
