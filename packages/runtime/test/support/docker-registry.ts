import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./acme-store.ts";

const program = "docker-registry";

/** Why there is no registry to test with, which is also said aloud; empty where there is one. */
export function withoutRegistry(): string {
  if (spawnSync(program, ["--version"]).error === undefined) return "";
  const reason = `skipped, since there is no ${program} here`;
  console.warn(`Tests are ${reason}.`);
  return reason;
}

/** Debian's registry on loopback until it is stopped, or the test has ended. */
export async function startDockerRegistry() {
  const folder = temporaryFolder();
  const config = join(folder, "config.yml");
  const settings = {
    version: "0.1",
    storage: { filesystem: { rootdirectory: join(folder, "data") } },
    http: { addr: "127.0.0.1:0", secret: "for the sessions of uploads" },
  };
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(settings));
  const child = spawn(program, ["serve", config], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(stop);
  return { location: `oci://${await hostOf(child)}/acme/prompts`, stop };
}

async function hostOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("it says nothing");
  const log: string[] = [];
  for await (const line of createInterface(stderr)) {
    log.push(line);
    const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (!host) continue;
    stderr.resume();
    return host;
  }
  throw new Error(`${program} did not start:\n${log.join("\n")}`);
}
