import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Dotprompt } from "dotprompt";
import { buildRelease } from "../../../packages/core/src/index.ts";
import { openStore, promote, writeRelease } from "../../../packages/registry/src/index.ts";
import { openPrompts } from "../../../packages/runtime/src/index.ts";
import { openRepository, readSnapshot, readTexts } from "../../../packages/workspace/src/index.ts";

/**
 * How many renders of Acme's `chat/answer` the runtime makes in a second, beside those of the dotprompt library alone,
 * which has compiled the template beforehand, as the runtime has.
 */
const root = resolve(import.meta.dirname, "../../..");
const id = "chat/answer";
const message = "My card was stolen in Lisbon yesterday evening. What do I do now?";
const rounds = 9;
const rendersOfRound = 3_000;

export async function benchRuntime(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "blastgate-bench-runtime-"));
  try {
    await using prompts = await openAcme(folder);
    const prompt = prompts.get(id);
    const runtime = () => prompt.render({ message });
    const compiled = await compileAlone();
    const library = () => compiled({ input: { message } });
    const speeds: { library: number; runtime: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      speeds.push({ library: await rendersPerSecond(library), runtime: await rendersPerSecond(runtime) });
    }
    // The first round warms up.
    const measured = speeds.slice(1);
    const ofLibrary = median(measured.map(({ library }) => library));
    const ofRuntime = median(measured.map(({ runtime }) => runtime));
    console.log(`${id}, renders a second (median of ${rounds} rounds of ${rendersOfRound})`);
    console.log(`dotprompt alone     ${Math.round(ofLibrary)}`);
    console.log(`@blastgate/runtime  ${Math.round(ofRuntime)}`);
    console.log(`ratio               ${(ofRuntime / ofLibrary).toFixed(2)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openAcme(folder: string) {
  const repository = await openRepository(root);
  const snapshot = await readSnapshot(repository, { kind: "working-tree" });
  const texts = await readTexts(
    repository,
    snapshot,
    snapshot.prompts.map((file) => file.id),
  );
  const release = buildRelease({ snapshot, texts, commit: "0".repeat(40), dirty: false });
  const store = await openStore(join(folder, "store"), { create: true });
  await promote(store, {
    environment: { name: "bench", overrides: ["promotion-not-judged"] },
    release: (await store.readManifest((await writeRelease(store, release)).digest)).descriptor,
    lock: release.lock,
    decisions: [],
    approvals: null,
    actor: "bench",
    reason: "To be measured.",
    overrides: ["promotion-not-judged"],
    now: () => new Date(),
  });
  return openPrompts({ store: join(folder, "store"), environment: "bench", copy: null });
}

async function compileAlone() {
  const read = (path: string) => readFile(join(root, "prompts", path), "utf8");
  const library = new Dotprompt({
    partialResolver: (name: string) => read(name.replace(/([^/]*)$/, "_$1.prompt")),
  });
  return library.compile(await read(`${id}.prompt`));
}

async function rendersPerSecond(render: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let nth = 0; nth < rendersOfRound; nth++) await render();
  return (rendersOfRound * 1000) / (performance.now() - start);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
