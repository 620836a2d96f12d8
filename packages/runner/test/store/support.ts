import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { type OpenRunStore, openRunStore, type RunStoreOptions } from "../../src/store/open-run-store.ts";
import { responseOf } from "./response.ts";

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "blastgate-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed at the test's end. */
export async function openStore(folder: string, options: Partial<RunStoreOptions> = {}): Promise<OpenRunStore> {
  const store = await openRunStore({ folder, plan: "plan-a", cache: true, resume: false, shared: null, ...options });
  let isOpen = true;
  const close = store.close.bind(store);
  const closeOnce = async (): Promise<void> => {
    if (isOpen) await close();
    isOpen = false;
  };
  onTestFinished(closeOnce);
  return Object.assign(store, { close: closeOnce });
}

export async function keepAll(store: OpenRunStore, requests: readonly string[]): Promise<void> {
  await Promise.all(requests.map((request) => store.responses.keep(request, "scripted", responseOf(request))));
}

/** Of these requests, those that are not bought, by how they would be. */
export async function answered(
  store: OpenRunStore,
  requests: readonly string[],
): Promise<Record<string, "bought" | "cached" | "missing">> {
  const answers = requests.map(async (request) => {
    const found = await store.responses.get(request);
    return [request, !found ? "missing" : found.cached ? "cached" : "bought"] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

export function journalsIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, "runs")).filter((name) => name.endsWith(".journal"));
  } catch {
    return [];
  }
}

export interface Keeper {
  /** The next line that it prints. */
  said(): Promise<string>;
  kill(): Promise<void>;
  exited: Promise<number | null>;
}

/** A process of its own that runs `keeper.ts`, behind a command where one is given. */
export function startKeeper(args: readonly string[], behind: readonly string[] = []): Keeper {
  const script = join(import.meta.dirname, "keeper.ts");
  const [command = process.execPath, ...rest] = [...behind, process.execPath, script, ...args];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    said: async () => {
      const { value } = await lines.next();
      if (value === undefined) throw new Error("the process ended without a word");
      return value;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    exited,
  };
}
