import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openStore } from "../src/index.ts";
import { readAll } from "./support/artefacts.ts";
import { codeOf } from "./support/problems.ts";
import { releaseAndApprove } from "./support/release-and-approve.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What a reader may find, in the order in which it comes to be. */
const states = [
  [],
  ["env.production: first"],
  ["env.production: second", "env.production < GO", "env.production < approved"],
].map((state) => JSON.stringify(state.toSorted()));

it("leaves a layout whole, wherever a writer is killed, and lets the next one end what it began", async () => {
  const folder = temporaryFolder();
  const [WATCHED, COPIES] = [join(folder, "store"), join(folder, "copies")];
  mkdirSync(COPIES);
  const program = [
    "--import",
    beside("support/copy-at-each-step.ts"),
    beside("support/release-and-approve.ts"),
    WATCHED,
  ];
  execFileSync(process.execPath, program, { env: { ...process.env, WATCHED, COPIES } });
  const copies = readdirSync(COPIES);
  const seen = new Set<number>();
  const examine = async (copy: string): Promise<void> => {
    const location = join(COPIES, copy);
    if (existsSync(join(location, "oci-layout"))) {
      JSON.parse(readFileSync(join(location, "index.json"), "utf8"));
      const found = (await readAll(await openStore(location))).toSorted();
      seen.add(states.indexOf(JSON.stringify(found)));
    } else {
      expect(await codeOf(openStore(location))).toBe("store-missing");
    }
    await releaseAndApprove(location);
    expect(JSON.stringify((await readAll(await openStore(location))).toSorted())).toBe(states.at(-1));
  };
  await Promise.all(copies.map(examine));
  expect(copies.length).toBeGreaterThan(100);
  expect([...seen].toSorted()).toEqual([0, 1, 2]);
}, 120_000);
