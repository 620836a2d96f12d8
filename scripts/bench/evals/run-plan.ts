import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildGraph, findImpact, hashJson, makePlan, supposeChanged } from "../../../packages/core/src/index.ts";
import { loadProvider, openRunStore, runPlan } from "../../../packages/runner/src/index.ts";
import { openRepository, readSnapshot, readTexts } from "../../../packages/workspace/src/index.ts";
import { report, timeRun } from "./time-run.ts";

/** `node run-plan.ts FOLDER`: runs the suite of a workspace, keeping everything on disk as a user's run does. */

const [folder = "."] = process.argv.slice(2);
const repository = await openRepository(folder);
const snapshot = await readSnapshot(repository, { kind: "working-tree" });
const graph = buildGraph(snapshot);
const texts = await readTexts(
  repository,
  snapshot,
  snapshot.prompts.map(({ id }) => id),
);
const impact = findImpact(supposeChanged(graph, ["prompt:support/sort"]), graph, graph);
const plan = makePlan(impact, null, { snapshot, graph }, { mode: "composed", looks: 1 });
const models = (model: Parameters<typeof loadProvider>[0]) => loadProvider(model, { builtin: {} });
await Promise.all(Object.values(snapshot.config.models).map(models));

const timed = await timeRun(async () => {
  const store = await openRunStore({
    folder: join(repository.commonDir, "blastgate"),
    plan: hashJson(plan),
    cache: true,
    resume: false,
    shared: null,
  });
  const evidence = await runPlan({ plan, baseline: null, candidate: { snapshot, texts }, models, store });
  await store.finish();
  await store.close();
  return evidence.results.filter(({ candidate }) => candidate.kind === "scored" && candidate.pass).length;
});
const { tests }: { tests: unknown[] } = JSON.parse(await readFile(join(folder, "promptfooconfig.json"), "utf8"));
report(timed, tests.length);
