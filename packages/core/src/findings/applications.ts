import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Features whose entry is code: what they name and is not there, and what keeps them from running. */
export const applicationFindings = {
  "package-unknown": {
    severity: "error",
    title: "A package that does not exist",
    message: (a: { package: string; suggestion: string }) =>
      `The repository has no workspace package "${a.package}".${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion
        ? `Write "${a.suggestion}".`
        : "Name a package by the `name` in its package.json; pnpm-workspace.yaml, or `workspaces` in package.json, says where packages are.",
  },
  "package-manifest-invalid": {
    severity: "error",
    title: "A package manifest that cannot be read",
    message: (a: { detail: string }) => `What the packages are cannot be told from this file: ${a.detail}.`,
    fix: () => "Mend it. Until then it is not known which code the features with a target are built from.",
  },
  "target-missing": {
    severity: "error",
    title: "A target that is not there",
    message: (a: { target: string; suggestion: string }) =>
      `There is no file "${a.target}" in the repository.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion
        ? `Write "file://${a.suggestion}".`
        : "Write the path from the repository's root; git must not ignore it.",
  },
  "target-outside-package": {
    severity: "error",
    title: "A target outside its package",
    message: (a: { target: string; package: string; folder: string }) =>
      `"${a.target}" is not in "${a.package}", which is ${a.folder || "the root"}, so a change of it would go unseen.`,
    fix: () => "Name the package that the file is in.",
  },
  "feature-prompt-unknown": {
    severity: "error",
    title: "An application uses a prompt that does not exist",
    message: (a: { prompt: string; suggestion: string }) =>
      `"${a.prompt}" is no prompt, and as a glob matches none.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Add the prompt, or name another."),
  },
  "application-not-built": {
    severity: "error",
    title: "An application that cannot be built",
    message: (a: { package: string; side: string; command: string; detail: string; log: string }) =>
      `\`${a.command}\` failed for "${a.package}" of the ${a.side}: ${a.detail}.`,
    fix: (a) =>
      a.side === "baseline"
        ? `Mend the build on the base's branch, or compare with another base. All that it said is in ${a.log}.`
        : `Mend the build, and run again. All that it said is in ${a.log}.`,
  },
  "lockfile-missing": {
    severity: "error",
    title: "Dependencies that no lockfile names",
    message: (a: { package: string; side: string }) =>
      `"${a.package}" of the ${a.side} has dependencies, and its commit has neither pnpm-lock.yaml nor package-lock.json to install them from.`,
    fix: () =>
      "Commit a lockfile of pnpm or npm. Without, a checkout would find the working tree's packages, and be another version.",
  },
  "code-changed": {
    severity: "error",
    title: "Code that changed before it ran",
    message: (a: { packages: string[] }) =>
      `The files of ${a.packages.join(", ")} are not what they were when this command began, so that nobody could say which code answered.`,
    fix: () =>
      "Have git ignore what the build writes, or commit it; leave the files alone while applications start; run again.",
  },
  "application-not-started": {
    severity: "error",
    title: "An application that cannot be started",
    message: (a: { target: string; side: string; detail: string }) =>
      `"${a.target}" of the ${a.side} cannot be loaded: ${a.detail}.`,
    fix: () => "It has to export by default a class with `id` and `callApi`, promptfoo's format of a custom provider.",
  },
} satisfies Record<string, CatalogueEntry>;
