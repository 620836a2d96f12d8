import type { CatalogueEntry } from "./entry.ts";

const again = "Look at where it points now, and decide again.";

/** The store of releases, on disk or in a registry: what is not there, not whole, or not what it should be. */
export const registryFindings = {
  "store-location-invalid": {
    severity: "error",
    title: "A store that is nowhere",
    message: (a: { location: string; detail: string }) => `"${a.location}" is no place for a store: ${a.detail}.`,
    fix: () => "Write the path of a folder, or `oci://HOST/NAME` with the name in lower case, without tag or digest.",
  },
  "store-missing": {
    severity: "error",
    title: "A store that is not there",
    message: (a: { store: string }) => `There is no OCI image layout at ${a.store}.`,
    fix: () => "Check `store` in blastgate.yaml. What writes to a store makes it; what reads from one does not.",
  },
  "store-not-a-layout": {
    severity: "error",
    title: "A folder that is no store",
    message: (a: { store: string; detail: string }) => `${a.store} is no OCI image layout: ${a.detail}.`,
    fix: () => "Name another folder as `store`, one that is empty or not there yet.",
  },
  "store-reference-invalid": {
    severity: "error",
    title: "Something that is no digest or tag",
    message: (a: { kind: "digest" | "tag"; written: string }) => `"${a.written}" is no ${a.kind} of a store.`,
    fix: (a) =>
      a.kind === "digest"
        ? "A digest is `sha256:` and 64 hexadecimal digits in lower case."
        : "A tag has at most 128 of `a-z 0-9 . _ -` and begins with none of `. -`; `sha256-…` is kept for lists of referrers.",
  },
  "store-content-missing": {
    severity: "error",
    title: "Something that the store does not have",
    message: (a: { store: string; what: string }) => `${a.store} has no ${a.what}.`,
    fix: () => "Check that it was written to this store, and was not removed from it.",
  },
  "store-content-damaged": {
    severity: "error",
    title: "Content that is not what it should be",
    message: (a: { store: string; what: string; detail: string }) =>
      `What ${a.store} has as ${a.what} is something else: ${a.detail}. It is not used.`,
    fix: () => "Find out what changed it. Writing the right content again puts it in its place.",
  },
  "store-content-too-large": {
    severity: "error",
    title: "Content that is larger than it may be",
    message: (a: { store: string; what: string; limitBytes: number }) =>
      `${a.what} in ${a.store} is larger than ${a.limitBytes} bytes, and was not read further.`,
    fix: () => "Check what wrote it: nothing that belongs there is as large.",
  },
  "store-manifest-invalid": {
    severity: "error",
    title: "Something that is no manifest",
    message: (a: { store: string; what: string; detail: string }) =>
      `${a.what} in ${a.store} is no OCI image manifest or index: ${a.detail}.`,
    fix: () => "Check what wrote it. Manifests of other types are not read.",
  },
  "store-manifest-incomplete": {
    severity: "error",
    title: "A manifest whose parts are missing",
    message: (a: { store: string; what: string; missing: string }) =>
      `${a.what} needs ${a.missing}, which ${a.store} does not have, or not in that size.`,
    fix: () => "Write its parts first.",
  },
  "store-index-damaged": {
    severity: "error",
    title: "A store whose tags cannot be trusted",
    message: (a: { path: string; detail: string }) =>
      `${a.path} is not as it was written: ${a.detail}. No tag is read from it.`,
    fix: () =>
      "Restore the file from a backup. Other programs may add tags of their own, and change none of Blastgate's.",
  },
  "store-link-refused": {
    severity: "error",
    title: "A link inside a store",
    message: (a: { path: string }) => `${a.path} is no plain file or folder. A store is not followed to elsewhere.`,
    fix: () => "Put the content itself in its place. The store's own folder may be a link.",
  },
  "store-locked": {
    severity: "error",
    title: "A store that another process changes",
    message: (a: { store: string; waitedSeconds: number }) =>
      `Another process has been changing ${a.store} for ${a.waitedSeconds} s.`,
    fix: () => "Run again. The lock ends with the process that holds it, so that nothing is to be removed.",
  },
  "store-file-failed": {
    severity: "error",
    title: "A store that cannot be read or written",
    message: (a: { path: string; detail: string }) => `${a.path}: ${a.detail}.`,
    fix: () => "Check the permissions and the room on the disk. Nothing was left half written.",
  },
  "store-delete-refused": {
    severity: "error",
    title: "Something that may not be deleted",
    message: (a: { store: string; digest: string; tag: string }) =>
      a.tag
        ? `The tag "${a.tag}" in ${a.store} points at ${a.digest}, which stays.`
        : `${a.store} was not opened for deleting, so that ${a.digest} stays.`,
    fix: (a) => (a.tag ? "Move the tag first." : "Open the store with `deletes: true`."),
  },
  "tag-moved-meanwhile": {
    severity: "error",
    title: "A tag that points elsewhere by now",
    message: (a: { store: string; tag: string; expected: string; found: string }) =>
      `The tag "${a.tag}" in ${a.store} was to be moved from ${a.expected || "nowhere"}, and points at ${a.found || "nothing"}. It stays there.`,
    fix: () => again,
  },
  "tag-move-lost": {
    severity: "error",
    title: "A tag that two moved at once",
    message: (a: { store: string; tag: string; wanted: string; found: string }) =>
      `The tag "${a.tag}" in ${a.store} was moved to ${a.wanted}, and points at ${a.found || "nothing"}: another moved it in the same moment.`,
    fix: () => again,
  },
  "registry-plain-http-refused": {
    severity: "error",
    title: "A registry without TLS",
    message: (a: { store: string; address: string }) =>
      `${a.store} leads to ${a.address}, which is plain HTTP. Anyone on the way could read and change what is sent.`,
    fix: () => "Give the registry a certificate. Plain HTTP is for loopback, or where `insecure` was asked for.",
  },
  "registry-not-reached": {
    severity: "error",
    title: "A registry that cannot be reached",
    message: (a: { store: string; what: string; detail: string }) =>
      `${a.store} could not be asked for ${a.what}: ${a.detail}.`,
    fix: () => "Check the network and the registry's address, and run again.",
  },
  "registry-failed": {
    severity: "error",
    title: "A registry that does not answer as it should",
    message: (a: { store: string; what: string; status: number; detail: string }) =>
      `Asked for ${a.what}, ${a.store} answered ${a.status}${a.detail && `: ${a.detail}`}.`,
    fix: () => "Run again; where it stays so, look into the registry's log.",
  },
  "registry-rate-limited": {
    severity: "error",
    title: "A registry whose rate limit lasts",
    message: (a: { store: string; what: string; waitSeconds: number }) =>
      `Asked for ${a.what}, ${a.store} says that its rate limit is reached${a.waitSeconds > 0 ? `, and to wait ${a.waitSeconds} s` : ", again and again"}.`,
    fix: () => "Run again later.",
  },
  "registry-denied": {
    severity: "error",
    title: "A registry that does not let us in",
    message: (a: { store: string; what: string; status: number; user: string; detail: string }) =>
      `Asked for ${a.what} ${a.user ? `as "${a.user}"` : "without credentials"}, ${a.store} answered ${a.status}${a.detail && `: ${a.detail}`}.`,
    fix: (a) =>
      a.user
        ? "Check what this user may do there, and that the password has not expired."
        : "Log in with `docker login`, or a credential helper in Docker's configuration.",
  },
  "registry-answer-invalid": {
    severity: "error",
    title: "An answer of a registry that is not believed",
    message: (a: { store: string; what: string; detail: string }) =>
      `Asked for ${a.what}, ${a.store} answered something else: ${a.detail}.`,
    fix: () => "Check that the address is that of an OCI registry, and that no proxy answers in its place.",
  },
  "registry-redirect-refused": {
    severity: "error",
    title: "A registry that leads elsewhere",
    message: (a: { store: string; what: string; to: string; detail: string }) =>
      `Asked for ${a.what}, ${a.store} leads to ${a.to}, which is not followed: ${a.detail}.`,
    fix: () => "Name the registry by the address where it really is.",
  },
  "registry-credentials-unreadable": {
    severity: "error",
    title: "Credentials that cannot be read",
    message: (a: { path: string; detail: string }) => `Docker's configuration ${a.path} cannot be used: ${a.detail}.`,
    fix: () => "Mend the file, or log in again with `docker login`.",
  },
  "registry-helper-failed": {
    severity: "error",
    title: "A credential helper that failed",
    message: (a: { helper: string; registry: string; detail: string }) =>
      `${a.helper}, asked for the credentials of ${a.registry}, failed: ${a.detail}.`,
    fix: (a) => `See that ${a.helper} is installed, and works on the command line.`,
  },
} satisfies Record<string, CatalogueEntry>;
