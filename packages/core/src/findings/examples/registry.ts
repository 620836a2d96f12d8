import type { registryFindings } from "../registry.ts";
import type { ExamplesOf } from "./examples-of.ts";

const store = "oci://registry.acme.example/prompts";
const layout = ".blastgate/store";
const digest = "sha256:3f9a1c2b7d5e8f60413c9ab2d7e4f1865a0b3c9d8e7f60514233445566778899";
const other = "sha256:b84c0d6e1f27394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2";
const tag = "env.production";
const what = `blob ${digest}`;

export const registryExamples = {
  "store-location-invalid": { location: "oci://Acme/prompts:latest", detail: "a store is named without a tag" },
  "store-missing": { store: layout },
  "store-not-a-layout": { store: "prompts", detail: "the folder has other files in it" },
  "store-reference-invalid": { kind: "tag", written: "../production" },
  "store-content-missing": { store: layout, what },
  "store-content-damaged": { store: layout, what, detail: `its digest is ${other}` },
  "store-content-too-large": { store, what, limitBytes: 4_194_304 },
  "store-manifest-invalid": { store, what: digest, detail: "config: expected object, received undefined" },
  "store-manifest-incomplete": { store: layout, what: digest, missing: other },
  "store-index-damaged": { path: `${layout}/index.json`, detail: "its seal does not fit" },
  "store-link-refused": { path: `${layout}/blobs/sha256` },
  "store-locked": { store: layout, waitedSeconds: 30 },
  "store-file-failed": { path: `${layout}/index.json`, detail: "no space left on device" },
  "store-delete-refused": { store: layout, digest, tag },
  "tag-moved-meanwhile": { store: layout, tag, expected: digest, found: other },
  "tag-move-lost": { store, tag, wanted: digest, found: other },
  "registry-plain-http-refused": { store, address: "http://registry.acme.example" },
  "registry-not-reached": { store, what, detail: "getaddrinfo ENOTFOUND registry.acme.example" },
  "registry-failed": { store, what, status: 503, detail: "UNAVAILABLE, the storage is read-only" },
  "registry-rate-limited": { store, what, waitSeconds: 900 },
  "registry-denied": { store, what, status: 401, user: "casey", detail: "UNAUTHORIZED, authentication required" },
  "registry-answer-invalid": { store, what: "its tags", detail: "it is not JSON" },
  "registry-redirect-refused": { store, what, to: "http://files.example.com", detail: "it is plain HTTP" },
  "registry-credentials-unreadable": { path: "~/.docker/config.json", detail: "it is not JSON" },
  "registry-helper-failed": {
    helper: "docker-credential-acme",
    registry: "registry.acme.example",
    detail: "it answered no JSON",
  },
} satisfies ExamplesOf<typeof registryFindings>;
