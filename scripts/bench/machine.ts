import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** What the numbers were measured on. */
export function machine() {
  return {
    processor: cpus()[0]?.model ?? "unknown processor",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    git: execFileSync("git", ["--version"], { encoding: "utf8" }).trim().replace("git version ", ""),
  };
}
