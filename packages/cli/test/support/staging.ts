import { join } from "node:path";
import { buildRelease } from "@blastgate/core";
import { type Digest, openStore, promote, readLock, type Store, writeRelease } from "@blastgate/registry";
import { openRepository, readSnapshot, readTexts } from "@blastgate/workspace";
import { acme, persona, personaPath, reworded } from "./acme.ts";
import { repository, type TestRepository } from "./repository.ts";

/** What `chat/reply` takes. */
export const input = { message: "Where is my card? My PIN is 4711.", queue: "cards" };
export const render = "/v1/prompts/chat/reply/render";
export const token = "d2a1f0c94be7385610ff";

export interface Staging {
  repo: TestRepository;
  /** The folder of its store. */
  store: string;
  /** The release that staging runs, and one that is the same with a reworded persona. */
  before: Digest;
  after: Digest;
}

/** Acme's repository with two releases in its store. */
export async function acmeOnStaging(): Promise<Staging> {
  const reply = acme()["prompts/chat/reply.prompt"]?.toString() ?? "";
  const repo = repository({
    ...acme(),
    "prompts/chat/reply.prompt": reply.replace(
      "\n---\n",
      "\ninput: { schema: { message: string, queue: string } }\n---\n",
    ),
    "blastgate.yaml": `models: { default: { provider: simulated } }
environments: [{ name: staging, overrides: [promotion-not-judged] }]
`,
  });
  const folder = join(repo.dir, ".blastgate/store");
  const store = await openStore(folder, { create: true });
  const before = await release(repo, store);
  repo.commit({ [personaPath]: persona(reworded) });
  const after = await release(repo, store);
  await promoteFreely(store, before);
  return { repo, store: folder, before, after };
}

async function release({ dir, git }: TestRepository, store: Store): Promise<Digest> {
  const opened = await openRepository(dir);
  const snapshot = await readSnapshot(opened, { kind: "revision", revision: "HEAD" });
  const texts = await readTexts(
    opened,
    snapshot,
    snapshot.prompts.map(({ id }) => id),
  );
  const commit = git("rev-parse", "HEAD").trim();
  return (await writeRelease(store, buildRelease({ snapshot, texts, commit, dirty: false }))).digest;
}

/** Nobody has judged it. */
async function promoteFreely(store: Store, digest: Digest): Promise<void> {
  await promote(store, {
    environment: { name: "staging", overrides: ["promotion-not-judged"] },
    release: (await store.readManifest(digest)).descriptor,
    lock: (await readLock(store, digest)).lock,
    decisions: [],
    approvals: null,
    actor: "jane@acme.example",
    reason: "Kinder words.",
    overrides: ["promotion-not-judged"],
    now: () => new Date("2026-11-22T09:00:00Z"),
  });
}
