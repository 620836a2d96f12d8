import type { Config, FeatureFile, Finding, Snapshot, Source } from "@blastgate/core";
import { type Beside, listBeside } from "./beside.ts";
import { readCodeowners } from "./codeowners/read-codeowners.ts";
import { checkFolders, readConfig } from "./config.ts";
import { diffCommits, type EntryChange, listTree, workingTreeChange } from "./entries.ts";
import type { Folders } from "./folders.ts";
import { readNotes } from "./notes/read-notes.ts";
import type { ParseCache } from "./parse-cache.ts";
import type { WorkspaceConfig } from "./parse-config.ts";
import type { ReadFile, ToRead } from "./read-file.ts";
import { readFiles } from "./read-files.ts";
import { headCommit, type Repository, resolveRevision } from "./repository.ts";
import { findDatasets, roleOf } from "./roles.ts";
import type { SnapshotCache } from "./snapshot-cache.ts";

/** Where to take a snapshot: anything that git resolves to a commit, or the working tree. */
export type SourceRequest = { kind: "revision"; revision: string } | { kind: "working-tree" };

/**
 * The workspace as it is in a commit, read from git's objects without a checkout, or in the working tree (staged,
 * unstaged, and untracked but not ignored). Nothing of the workspace is executed, no symbolic link is followed, and
 * nothing is written but the cache. `README.md` and what begins with `.` are no part of a workspace; change notes and
 * CODEOWNERS are read beside it.
 *
 * @throws BlastgateError where there is no such revision, or no usable `blastgate.yaml` in it.
 */
export async function readSnapshot(
  repository: Repository,
  request: SourceRequest,
  caches: { snapshots?: SnapshotCache; parsed?: ParseCache } = {},
): Promise<Snapshot> {
  const source = await resolveSource(repository, request);
  return readWorkspaceIn(repository, source, await readConfig(repository, source, caches.parsed), caches);
}

/** The workspace of a source as if it had this `blastgate.yaml`. */
export async function readWorkspaceIn(
  repository: Repository,
  source: Source,
  workspace: WorkspaceConfig,
  caches: { snapshots?: SnapshotCache } = {},
): Promise<Snapshot> {
  const { config, folders } = workspace;
  const [{ files, findings }, beside] = await Promise.all([
    readWorkspace(repository, source, folders, caches.snapshots),
    listBeside(repository, source),
  ]);
  const read = assemble(source, config, files, [...checkFolders(workspace, files.keys()), ...findings]);
  const snapshot = await withBeside(repository, read, beside);
  return snapshot.features.some(isApplication) ? withPackages(repository, snapshot) : snapshot;
}

async function withBeside(repository: Repository, read: Snapshot, beside: Beside): Promise<Snapshot> {
  const [{ notes, findings }, { codeowners, findings: ofCodeowners }] = await Promise.all([
    readNotes(repository, beside.notes),
    readCodeowners(repository, beside.codeowners, read),
  ]);
  return { ...read, notes, codeowners, findings: [...read.findings, ...findings, ...ofCodeowners] };
}

function isApplication({ value }: FeatureFile): boolean {
  return value.target !== undefined;
}

async function withPackages(repository: Repository, snapshot: Snapshot): Promise<Snapshot> {
  // Most workspaces have no application, and start sooner without it.
  const { readPackages } = await import("./packages/read-packages.ts");
  const { packages, findings } = await readPackages(repository, snapshot);
  return { ...snapshot, packages, findings: [...snapshot.findings, ...findings] };
}

/** The files by path, sorted by nothing, and what is wrong between them. */
interface Reading {
  files: Map<string, ReadFile>;
  findings: Finding[];
}

export async function resolveSource(repository: Repository, request: SourceRequest): Promise<Source> {
  if (request.kind === "working-tree") return { kind: "working-tree", revision: await headCommit(repository) };
  const revision = await resolveRevision(repository, request.revision);
  return { kind: "revision", revision, name: request.revision };
}

/** A working tree is its commit with `git status` laid over it: what is unmodified is read from git's objects. */
async function readWorkspace(
  repository: Repository,
  source: Source,
  folders: Folders,
  cache: SnapshotCache | undefined,
): Promise<Reading> {
  const onDisk = source.kind === "working-tree" ? repository.status() : Promise.resolve([]);
  const [committed, changed] = await Promise.all([readCommit(repository, source.revision, folders, cache), onDisk]);
  const status = changed.filter(({ path }) => roleOf(path, folders) !== null);
  if (status.length === 0) return committed;
  const changes: EntryChange[] = [];
  for (const entry of status) changes.push(await workingTreeChange(repository.root, entry));
  return applyChanges(repository, committed.files, changes, folders);
}

/** A commit is the nearest one that the cache has, with what differs laid over it. Before the first there is nothing. */
async function readCommit(
  repository: Repository,
  commit: string | null,
  folders: Folders,
  cache: SnapshotCache | undefined,
): Promise<Reading> {
  if (commit === null) return { files: new Map(), findings: [] };
  const known = await cache?.nearest(folders, (from) => diffCommits(repository, from, commit, Object.values(folders)));
  const changes = known?.changes ?? (await listChanges(repository, commit, folders));
  const reading = await applyChanges(repository, new Map(known?.files), changes, folders);
  await cache?.add(commit, folders, reading.files, changes.length);
  return reading;
}

async function listChanges(repository: Repository, commit: string, folders: Folders): Promise<EntryChange[]> {
  const entries = await listTree(repository, commit, Object.values(folders));
  return entries.map((entry) => ({ path: entry.path, before: null, entry }));
}

/** Changes `files`, and then reads the datasets that its suites name. Only what differs is read. */
async function applyChanges(
  repository: Repository,
  files: Map<string, ReadFile>,
  changes: EntryChange[],
  folders: Folders,
): Promise<Reading> {
  const wanted: ToRead[] = [];
  for (const { path, entry } of changes) {
    files.delete(path);
    const role = roleOf(path, folders);
    if (entry && role) wanted.push({ entry, role });
  }
  await readInto(repository, files, wanted, folders);

  const suites = [...files.values()].flatMap(({ artefact }) => (artefact?.role === "suite" ? [artefact.file] : []));
  const { datasets, findings } = findDatasets(suites, folders, files);
  const changed: ToRead[] = [];
  for (const { entry, role } of files.values()) {
    if (role === "dataset" && !datasets.has(entry.path)) changed.push({ entry, role: "other" });
    if (role === "other" && datasets.has(entry.path)) changed.push({ entry, role: "dataset" });
  }
  await readInto(repository, files, changed, folders);
  return { files, findings };
}

async function readInto(repository: Repository, files: Map<string, ReadFile>, wanted: ToRead[], folders: Folders) {
  for (const file of await readFiles(repository, wanted, folders)) files.set(file.entry.path, file);
}

/** The snapshot that these files make up. */
export function assemble(source: Source, config: Config, files: Map<string, ReadFile>, findings: Finding[]): Snapshot {
  const snapshot: Snapshot = {
    source,
    config,
    prompts: [],
    features: [],
    suites: [],
    datasets: [],
    contracts: [],
    packages: [],
    notes: [],
    codeowners: {},
    others: [],
    findings,
  };
  for (const path of [...files.keys()].sort()) {
    const file = files.get(path);
    if (!file) continue;
    const { entry, artefact } = file;
    findings.push(...file.findings);
    switch (artefact?.role) {
      case "prompt":
        snapshot.prompts.push(artefact.file);
        break;
      case "feature":
        snapshot.features.push(artefact.file);
        break;
      case "suite":
        snapshot.suites.push(artefact.file);
        break;
      case "contract":
        snapshot.contracts.push(artefact.file);
        break;
      case "dataset":
        snapshot.datasets.push(artefact.file);
        break;
      case undefined:
        snapshot.others.push({ path, digest: entry.digest });
    }
  }
  return snapshot;
}
