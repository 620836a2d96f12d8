import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makeFolder, removeFolder } from "./temporary-folder.ts";

/** Why tests that need programs cannot run, which is also said aloud; empty where they can. */
export function missing(...programs: string[]): string {
  const absent = programs.filter((program) => {
    try {
      execFileSync(program, ["--version"], { stdio: "ignore" });
      return false;
    } catch {
      return true;
    }
  });
  if (absent.length === 0) return "";
  const reason = `skipped, since there is no ${absent.join(" and no ")} here`;
  console.warn(`Tests are ${reason}.`);
  return reason;
}

export interface RunningRegistry {
  /** `127.0.0.1:PORT`, of a port that was free. */
  host: string;
  /** Where its files are. */
  folder: string;
  stop(): Promise<void>;
}

/** Debian's `docker-registry` on loopback, with its files in a folder of its own. It has no API for referrers. */
export async function startDockerRegistry(): Promise<RunningRegistry> {
  const folder = makeFolder();
  const config = {
    version: "0.1",
    log: { level: "info", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
    http: { addr: "127.0.0.1:0", secret: "for the sessions of uploads" },
  };
  // JSON is YAML.
  writeFileSync(join(folder, "config.yml"), JSON.stringify(config));
  const child = spawn("docker-registry", ["serve", join(folder, "config.yml")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    removeFolder(folder);
  };
  const log: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    log.push(line);
    const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (!host) continue;
    child.stderr.resume();
    return { host, folder, stop };
  }
  await stop();
  throw new Error(`docker-registry did not start:\n${log.join("\n")}`);
}
