import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { emptyFolder } from "./support.ts";

const keeper = `"${process.execPath}" "${join(import.meta.dirname, "keeper.ts")}"`;
/** A file system of its own needs a name space of its own, which not every machine gives. */
const mayMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

/** Runs commands in a folder with a file system of so many bytes. @returns the lines that keepers print */
function onDisk(size: string, commands: readonly string[]): unknown[] {
  const folder = emptyFolder();
  const script = [`mount -t tmpfs -o size=${size} none "${folder}"`, `cd "${folder}"`, ...commands].join("\n");
  const { stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-ec", script], { encoding: "utf8" });
  expect(stderr.replaceAll(/.*ExperimentalWarning.*\n.*\n/g, "")).toBe("");
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const filledSchema = z.object({
  outcomes: z.record(z.string(), z.object({ code: z.string(), lost: z.number().optional() })),
});
const readSchema = z.object({
  found: z.array(z.string()),
  buying: z.object({ code: z.string() }),
  findings: z.array(z.string()),
});

describe.skipIf(!mayMount)("a disk that is full", () => {
  test("stops the run, which loses nothing that was paid for", () => {
    const [filled, whileFull, afterwards] = onDisk("8m", [
      "head -c 2m /dev/zero > other-files",
      `${keeper} fill . plan-a request`,
      `${keeper} read . plan-a request 300`,
      "rm other-files",
      `${keeper} read . plan-a request 300`,
    ]);
    const { outcomes } = filledSchema.parse(filled);
    const codes = new Set(Object.values(outcomes).map(({ code }) => code));
    expect(codes).toEqual(new Set(["ok", "disk-full"]));
    // Those under way when it filled up are counted as safe, and are.
    expect(Object.values(outcomes).some(({ lost }) => lost !== undefined && lost > 0)).toBe(false);
    expect(readSchema.parse(whileFull).buying.code).toBe("disk-full");
    const { found, buying } = readSchema.parse(afterwards);
    expect(new Set(found)).toEqual(new Set(Object.keys(outcomes)));
    expect(buying.code).toBe("ok");
  });
});

describe.skipIf(!mayMount)("a disk that cannot be written", () => {
  test("is read, and nothing is bought", () => {
    const [read] = onDisk("32m", [
      `${keeper} finish . plan-a request 50 > /dev/null`,
      "mount -o remount,ro . .",
      `${keeper} read . plan-b request 51`,
    ]);
    const { found, buying, findings } = readSchema.parse(read);
    expect(found).toHaveLength(50);
    expect(buying.code).toBe("journal-not-writable");
    expect(findings).toEqual([]);
  });

  test("is read where an interrupted run has left its journal and the database's log", () => {
    const [kept, read] = onDisk("32m", [
      `mkfifo said; ${keeper} hold . plan-a request 50 > said & read line < said; echo $line`,
      "kill -KILL $!; wait $! 2> /dev/null || true",
      "mount -o remount,ro . .",
      `${keeper} read . plan-b request 50`,
    ]);
    expect(kept).toBe("kept");
    const { found, buying, findings } = readSchema.parse(read);
    expect(found).toHaveLength(50);
    expect(buying.code).toBe("journal-not-writable");
    expect(findings).toEqual(["response-cache-not-writable"]);
  });
});
