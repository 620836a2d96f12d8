import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Evidence, type RunRecord, recordRun } from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";

/** What the newest run of each suite took. None is known where nothing was run yet, or the file is not ours. */
export async function readRunRecords(repository: Repository): Promise<RunRecord[]> {
  try {
    const written = JSON.parse(await readFile(recordsPath(repository), "utf8"));
    const { parseRunRecords } = await import("./parse-run-records.ts");
    return parseRunRecords(written);
  } catch {
    return [];
  }
}

/** Keeps what each suite of some evidence took, over what was known before. */
export async function keepRunRecords(repository: Repository, evidence: Evidence): Promise<void> {
  const records = new Map((await readRunRecords(repository)).map((record) => [record.suite, record]));
  for (const record of recordRun(evidence)) records.set(record.suite, record);
  const path = recordsPath(repository);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, JSON.stringify([...records.values()], null, 2));
  await rename(`${path}.${process.pid}`, path);
}

function recordsPath(repository: Repository): string {
  return join(repository.commonDir, "blastgate", "runs.json");
}
