import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Evidence, type RunRecord, runRecordSchema } from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import { z } from "zod";

const recordsSchema = z.array(runRecordSchema);

/** What the newest run of each suite cost. None is known where nothing was run yet, or the file is not ours. */
export async function readRunRecords(repository: Repository): Promise<RunRecord[]> {
  try {
    return recordsSchema.parse(JSON.parse(await readFile(recordsPath(repository), "utf8")));
  } catch {
    return [];
  }
}

/** Keeps what each suite of some evidence cost, over what was known before. */
export async function keepRunRecords(repository: Repository, evidence: Evidence): Promise<void> {
  const records = new Map((await readRunRecords(repository)).map((record) => [record.suite, record]));
  for (const [suite, results] of Map.groupBy(evidence.results, (result) => result.suite)) {
    const steps = results.flatMap(({ candidate }) => candidate.steps);
    const cases = new Set(results.map((result) => result.case)).size;
    const costs = steps.map(({ costUsd }) => costUsd);
    records.set(suite, {
      suite,
      cases,
      costUsd: costs.includes(null) ? null : sum(costs.map((cost) => cost ?? 0)) / cases,
      latencyMs: sum(steps.map(({ latencyMs }) => latencyMs)) / cases,
    });
  }
  const path = recordsPath(repository);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, JSON.stringify([...records.values()], null, 2));
  await rename(`${path}.${process.pid}`, path);
}

function recordsPath(repository: Repository): string {
  return join(repository.commonDir, "blastgate", "runs.json");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
