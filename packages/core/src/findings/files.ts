import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Files that cannot be read, parsed or understood. */
export const fileFindings = {
  "file-unreadable": {
    severity: "error",
    title: "A file cannot be read",
    message: (a: { detail: string }) => `The file cannot be read: ${a.detail}.`,
    fix: () => "Check that it exists and that you may read it.",
  },
  "file-not-utf8": {
    severity: "error",
    title: "A file is not UTF-8",
    message: () => "The file is not valid UTF-8 text.",
    fix: () => "Save it as UTF-8, without a byte order mark.",
  },
  "yaml-syntax": {
    severity: "error",
    title: "YAML that cannot be parsed",
    message: (a: { detail: string }) => `This is not valid YAML: ${a.detail}.`,
    fix: () => "Mend the syntax; indentation and unquoted colons are the usual causes.",
  },
  "half-character": {
    severity: "error",
    title: "Half a character",
    message: () => "An escape such as \\ud83d stands for half a character, and its other half is missing.",
    fix: () => "Write the character itself, or both escapes.",
  },
  "unknown-key": {
    severity: "error",
    title: "A key that is not known here",
    message: (a: { key: string; suggestion: string }) =>
      `"${a.key}" is not a key that is known here.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}", or remove the key.` : "Remove the key."),
  },
  "invalid-value": {
    severity: "error",
    title: "A value of the wrong shape",
    message: (a: { key: string; detail: string }) => `${a.key ? `"${a.key}": ` : ""}${a.detail}.`,
    fix: () => "Change the value to the shape named.",
  },
  "file-too-large": {
    severity: "error",
    title: "A file too large to be a prompt or a dataset",
    message: (a: { bytes: number; limit: number }) =>
      `The file has ${a.bytes} bytes; files of up to ${a.limit} bytes are read.`,
    fix: () => "Split it, or move it out of the workspace's folders.",
  },
  "suite-name-invalid": {
    severity: "error",
    title: "A suite's folder that cannot be its name",
    message: (a: { name: string }) =>
      a.name === ""
        ? "A suite stands in a folder of its own."
        : `The folder "${a.name}" cannot be the name of a suite.`,
    fix: () => "Move it to a folder under the evals folder named with letters, digits, '.', '_' and '-'.",
  },
  "symlink-skipped": {
    severity: "warning",
    title: "A symbolic link is not followed",
    message: () =>
      "This is a symbolic link. Links are never followed, so what it points to is not part of the workspace.",
    fix: () => "Put the file itself here, or remove the link.",
  },
  "submodule-skipped": {
    severity: "warning",
    title: "A nested repository is not read",
    message: (a: { commit: string }) =>
      `This folder is a repository of its own${a.commit && ` (at ${a.commit.slice(0, 12)})`}, and its files are not read.`,
    fix: () => "Keep prompts, contracts and evals in this repository itself.",
  },
  "merge-conflict": {
    severity: "error",
    title: "A merge conflict is not resolved",
    message: () => "The file is in the middle of a merge, with a conflict in it.",
    fix: () => "Resolve the conflict and `git add` the file.",
  },
  "config-missing": {
    severity: "error",
    title: "There is no blastgate.yaml",
    message: (a: { where: string }) => `There is no blastgate.yaml at the repository's root in ${a.where}.`,
    fix: () =>
      "`blastgate init` drafts one. An empty file will do where prompts/, contracts/ and evals/ are the folders.",
  },
  "folder-missing": {
    severity: "error",
    title: "A folder of the workspace is missing or empty",
    message: (a: { key: string; folder: string }) =>
      `"${a.key}" is the folder "${a.folder}", and there are no files in it.`,
    fix: (a) => `Correct "${a.key}" in blastgate.yaml, or add the folder's files (an ignored file does not count).`,
  },
  "folder-outside": {
    severity: "error",
    title: "A folder outside the repository",
    message: (a: { key: string; folder: string }) => `"${a.key}" is "${a.folder}", which leaves the repository.`,
    fix: () => "Name a folder inside the repository, from its root, without '..'.",
  },

  "no-repository": {
    severity: "error",
    title: "No git repository",
    message: (a: { folder: string }) => `"${a.folder}" is not in a git repository with a working tree.`,
    fix: () => "Change into the repository, or make one with `git init`.",
  },
  "git-missing": {
    severity: "error",
    title: "git is not installed",
    message: () => "The program `git` was not found.",
    fix: () => "Install git, and see that it is on the PATH.",
  },
  "git-failed": {
    severity: "error",
    title: "git reported an error",
    message: (a: { command: string; detail: string }) => `\`git ${a.command}\` failed: ${a.detail}.`,
    fix: (a) => `Run \`git ${a.command}\` to see it in full, and mend what it names.`,
  },
  "unknown-revision": {
    severity: "error",
    title: "A revision that git does not know",
    message: (a: { revision: string; suggestion: string }) =>
      `There is no commit called "${a.revision}" here.${didYouMean(a.suggestion)}`,
    fix: () => "Name a branch, a tag or a commit; `git fetch` brings those of the remote.",
  },
  "shallow-clone": {
    severity: "error",
    title: "The clone is too shallow",
    message: (a: { revision: string; command: string }) =>
      `"${a.revision}" cannot be reached: this clone was made without its full history.`,
    fix: (a) => `Fetch it with \`${a.command}\` (in CI: check out with full depth).`,
  },
  "unrelated-histories": {
    severity: "error",
    title: "No common ancestor",
    message: (a: { base: string; head: string }) => `"${a.base}" and "${a.head}" have no commit in common.`,
    fix: () => "Name a base that the change was branched from.",
  },

  "dataset-missing": {
    severity: "error",
    title: "A dataset that is not there",
    message: (a: { written: string; suggestion: string }) =>
      `There is no file "${a.written}" beside the suite.${didYouMean(a.suggestion)}`,
    fix: () => "Name each file by its path from the suite's folder; patterns with * are not expanded.",
  },
  "dataset-outside": {
    severity: "error",
    title: "A dataset outside the evals folder",
    message: (a: { written: string; folder: string }) => `"${a.written}" is not in the evals folder "${a.folder}".`,
    fix: () => "Move the dataset under the evals folder.",
  },
  "dataset-unsupported": {
    severity: "error",
    title: "A source of tests that is not read",
    message: (a: { written: string }) =>
      `"${a.written}" is not a CSV, JSON, JSONL or YAML file. Programs, spreadsheets and addresses are not read.`,
    fix: () => "Write the rows to a file of one of these formats.",
  },
  "csv-syntax": {
    severity: "error",
    title: "CSV that cannot be parsed",
    message: (a: { detail: string }) => `This is not valid CSV: ${a.detail}.`,
    fix: () => "See that each row has as many cells as the header, and that quotes are closed.",
  },
  "csv-column-repeated": {
    severity: "error",
    title: "A CSV column twice",
    message: (a: { column: string }) => `There are several columns "${a.column}".`,
    fix: () => "Give each column a name of its own (`__expected1`, `__expected2`, …).",
  },
  "csv-column-unknown": {
    severity: "error",
    title: "A special CSV column that is not known",
    message: (a: { column: string; suggestion: string }) =>
      `"${a.column}" is not a special column that is known here.${didYouMean(a.suggestion)}`,
    fix: () => "Correct the name; variables have names without leading underscores.",
  },
  "csv-column-underscore": {
    severity: "warning",
    title: "A CSV column with one underscore",
    message: (a: { column: string }) =>
      `"${a.column}" is taken as a variable. Special columns begin with two underscores.`,
    fix: (a) => `Write "_${a.column}" if the special column is meant.`,
  },
  "csv-column-unsupported": {
    severity: "error",
    title: "A CSV column of promptfoo's that has no meaning here",
    message: (a: { column: string }) => `"${a.column}" is not supported: prompts are sent as they are, to real models.`,
    fix: () => "Remove the column; put a prefix or suffix in the prompt itself.",
  },
  "csv-cell-invalid": {
    severity: "error",
    title: "A CSV cell that cannot be understood",
    message: (a: { column: string; value: string; detail: string }) => `"${a.column}" is "${a.value}": ${a.detail}.`,
    fix: () => "Correct the cell.",
  },
  "jsonl-syntax": {
    severity: "error",
    title: "A line that is not JSON",
    message: (a: { detail: string }) => `This line is not valid JSON: ${a.detail}.`,
    fix: () => "Write one JSON object on each line.",
  },
} satisfies Record<string, CatalogueEntry>;
