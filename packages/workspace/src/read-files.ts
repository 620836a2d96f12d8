import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { BlastgateError, type Finding } from "@blastgate/core";
import { decodeFiles, encodeFiles } from "./file-records.ts";
import type { Folders } from "./folders.ts";
import type { ReadFile, ToRead } from "./read-file.ts";
import type { Repository } from "./repository.ts";

/** A thread takes about as long to start as so many files take to parse. */
const filesWorthAThread = 1_500;
const mostThreads = 8;

/** Parsers and schemas take longer to load than all else, and are not needed where nothing has changed. */
const parsing = () => import("./read-file.ts");

interface Share {
  root: string;
  wanted: ToRead[];
  folders: Folders;
}

type Answer = { files: string } | { findings: Finding[] };

/**
 * Reads and parses files: those of the working tree from disk, all others from git's objects, and many of them in
 * threads, each with a git process of its own.
 *
 * @throws BlastgateError as git does.
 */
export async function readFiles(repository: Repository, wanted: ToRead[], folders: Folders): Promise<ReadFile[]> {
  if (wanted.length === 0) return [];
  const { readFile } = await parsing();
  const files: ReadFile[] = [];
  const inGit: ToRead[] = [];
  for (const each of wanted) {
    if (each.entry.kind === "file" && each.role !== "other" && !each.entry.content) inGit.push(each);
    else files.push(await readFile(each, each.entry.content ?? null, folders));
  }
  return files.concat(await readInParallel(repository.root, inGit, folders));
}

async function readInParallel(root: string, wanted: ToRead[], folders: Folders): Promise<ReadFile[]> {
  const threads = Math.min(availableParallelism(), mostThreads, Math.floor(wanted.length / filesWorthAThread));
  if (threads < 2) return (await parsing()).readBlobFiles(root, wanted, folders);
  const size = Math.ceil(wanted.length / threads);
  const shares = Array.from({ length: threads }, (_, index) => wanted.slice(index * size, (index + 1) * size));
  return (await Promise.all(shares.map((share) => readInThread({ root, wanted: share, folders })))).flat();
}

async function readInThread(share: Share): Promise<ReadFile[]> {
  // This module is also what the thread runs: as a source file and in a bundle alike, it knows its own address.
  const worker = new Worker(new URL(import.meta.url), { workerData: { blastgateShare: share } });
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread that parses files ended with ${code}`)));
  });
  if ("findings" in answer) throw new BlastgateError(answer.findings);
  return [...decodeFiles(answer.files).values()];
}

/** The thread's side. Records are quicker to hand over than objects. */
async function answer({ root, wanted, folders }: Share): Promise<Answer> {
  try {
    const { readBlobFiles } = await parsing();
    const files = await readBlobFiles(root, wanted, folders);
    return { files: encodeFiles(new Map(files.map((file) => [file.entry.path, file]))) };
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    return { findings: error.findings };
  }
}

if (!isMainThread && workerData?.blastgateShare) {
  answer(workerData.blastgateShare).then((files) => parentPort?.postMessage(files));
}
