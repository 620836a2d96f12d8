import { execFile } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { acmeStore, temporaryFolder } from "./support/acme-store.ts";
import { editions, opened } from "./support/opened.ts";

test("prompts that nobody closes do not keep the process alive", async () => {
  const { folder } = await acmeStore();
  const script = fileURLToPath(new URL("support/leave-open.ts", import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, folder, temporaryFolder()]);
  expect({ stdout, stderr }).toEqual({ stdout: "1.0.0", stderr: "" });
});

test("a listener that throws is warned of, and keeps no other from being told", async () => {
  const { folder, releases, promote } = await acmeStore();
  const prompts = await opened({ store: folder });
  const told: string[] = [];
  prompts.on("release", () => {
    throw new Error("the application's bug");
  });
  const stop = prompts.on("release", ({ release }) => told.push(release));
  await promote(releases[1]);
  const [[warning]] = await Promise.all([once(process, "warning"), prompts.poll()]);
  expect(warning).toMatchObject({ message: "the application's bug" });
  expect(await editions(prompts)).toBe("2 2 2 2");

  stop();
  await prompts.pin(releases[2]);
  expect(told).toEqual([releases[1]]);
});
