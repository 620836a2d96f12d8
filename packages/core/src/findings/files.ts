import type { CatalogueEntry } from "./catalogue.ts";
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
} satisfies Record<string, CatalogueEntry>;
