import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "../src/index.ts";
import { bytes, moveTo, readAll, readArtefact, writeArtefact } from "./support/artefacts.ts";
import { codeOf } from "./support/problems.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

async function layoutInFolder() {
  const folder = temporaryFolder();
  const location = join(folder, "store");
  const store = await openStore(location, { create: true, deletes: true });
  const release = await writeArtefact(store, "first");
  await moveTo(store, "env.production", release.digest);
  return { folder, location, store, release };
}

describe("a layout with something else in its place", () => {
  it("is not followed where a blob is a link out of it", async () => {
    const { folder, location, store } = await layoutInFolder();
    const { digest } = await store.writeBlob(bytes("to be replaced"));
    const path = join(location, "blobs", "sha256", digest.slice(7));
    renameSync(path, join(folder, "same bytes"));
    symlinkSync(join(folder, "same bytes"), path);
    expect(await codeOf(store.readBlob(digest, { maxBytes: 100 }))).toBe("store-link-refused");
    expect(await codeOf(store.hasBlob(digest))).toBe("store-link-refused");
    await store.writeBlob(bytes("to be replaced"));
    expect(Buffer.from(await store.readBlob(digest, { maxBytes: 100 })).toString()).toBe("to be replaced");
  });

  it.each(["blobs", "blobs/sha256"])("is not followed where %s is a link out of it", async (name) => {
    const { folder, location, store, release } = await layoutInFolder();
    renameSync(join(location, name), join(folder, "moved"));
    symlinkSync(join(folder, "moved"), join(location, name));
    const files = readdirSync(folder, { recursive: true });
    for (const action of [
      () => store.readManifest(release.digest),
      () => store.hasBlob(release.digest),
      () => store.writeBlob(bytes("written elsewhere")),
      () => store.deleteBlob(release.digest),
      () => store.listContent(),
      () => openStore(location, { deletes: true }),
    ]) {
      expect(await codeOf(action())).toBe("store-link-refused");
    }
    expect(readdirSync(folder, { recursive: true })).toEqual(files);
  });

  it.each(["index.json", "oci-layout", "index.lock"])("is not followed where %s is a link out of it", async (name) => {
    const { folder, location, release } = await layoutInFolder();
    renameSync(join(location, name), join(folder, "moved"));
    symlinkSync(join(folder, "moved"), join(location, name));
    const opened = openStore(location).then((store) => store.moveTag("v1", { from: null, to: release.digest }));
    expect(await codeOf(opened)).toBe("store-link-refused");
  });

  it("does not wait for a pipe that nobody writes to, and reads no folder", async () => {
    const { location, store } = await layoutInFolder();
    const [pipe, folder] = [await store.writeBlob(bytes("a pipe")), await store.writeBlob(bytes("a folder"))];
    const replace = ({ digest }: { digest: string }, make: (path: string) => void) => {
      const path = join(location, "blobs", "sha256", digest.slice(7));
      renameSync(path, `${path}.aside`);
      make(path);
    };
    replace(pipe, (path) => execFileSync("mkfifo", [path]));
    replace(folder, (path) => mkdirSync(path));
    expect(await codeOf(store.readBlob(pipe.digest, { maxBytes: 100 }))).toBe("store-link-refused");
    expect(await codeOf(store.readBlob(folder.digest, { maxBytes: 100 }))).toBe("store-link-refused");
  });

  it("is not read beyond a limit, however large its files", async () => {
    const { location, store, release } = await layoutInFolder();
    truncateSync(join(location, "blobs", "sha256", release.digest.slice(7)), 2 ** 40);
    expect(await codeOf(store.readManifest(release.digest))).toBe("store-content-too-large");
    expect(await codeOf(store.readBlob(release.digest, { maxBytes: 1000 }))).toBe("store-content-too-large");
    truncateSync(join(location, "index.json"), 2 ** 40);
    expect(await codeOf(store.listTags())).toBe("store-content-too-large");
  });

  it("is no store in a folder that has other things, and leaves them alone", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "README.md"), "Prompts of Acme");
    expect(await codeOf(openStore(folder, { create: true }))).toBe("store-not-a-layout");
    expect(readdirSync(folder)).toEqual(["README.md"]);
    expect(await codeOf(openStore(join(folder, "README.md"), { create: true }))).toBe("store-file-failed");
  });

  it("is not made by reading, nor where a later version of layouts is", async () => {
    const folder = temporaryFolder();
    expect(await codeOf(openStore(join(folder, "store")))).toBe("store-missing");
    expect(existsSync(join(folder, "store"))).toBe(false);
    writeFileSync(join(folder, "oci-layout"), JSON.stringify({ imageLayoutVersion: "2.0.0" }));
    expect(await codeOf(openStore(folder, { create: true }))).toBe("store-not-a-layout");
  });
});

const mayMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

/** Runs a program on a layout, in a mount of its own that ends with it. */
function runMounted(program: string, location: string, mount: string): unknown {
  const script = `mount ${mount} && exec "$2" "$3" "$1"`;
  const file = new URL(`support/${program}`, import.meta.url).pathname;
  const args = ["-rm", "sh", "-c", script, "sh", location, process.execPath, file];
  return JSON.parse(execFileSync("unshare", args, { encoding: "utf8" }));
}

describe.skipIf(!mayMount)("a layout that cannot be written", () => {
  it("is read, and makes no file", async () => {
    const { location } = await layoutInFolder();
    // Nobody writes into what is mounted so, root neither.
    const read = runMounted("read-store.ts", location, '--bind -o ro "$1" "$1"');
    expect(read).toEqual({ read: ["env.production: first"], written: "store-file-failed", moved: "store-file-failed" });
  });

  it("is whole where the disk is full, and has nothing that is half written", () => {
    const filled = runMounted("fill-store.ts", temporaryFolder(), '-t tmpfs -o size=200k none "$1"');
    const args = { detail: expect.stringContaining("no space left on device") };
    expect(filled).toEqual({
      found: expect.objectContaining({ code: "store-file-failed", args: expect.objectContaining(args) }),
      isWhole: true,
      left: [],
    });
  });
});

describe("a link to a layout", () => {
  it("is a layout", async () => {
    const { folder, location } = await layoutInFolder();
    symlinkSync(location, join(folder, "link"));
    expect(await readAll(await openStore(join(folder, "link")))).toEqual(["env.production: first"]);
  });
});

describe("what killed writers left", () => {
  it("is removed where a store is opened for deletes, once it is old; nothing else is", async () => {
    const { location, store } = await layoutInFolder();
    const blobs = join(location, "blobs", "sha256");
    const twoHoursAgo = Date.now() / 1000 - 7200;
    const left = ".new-01234567-89ab-cdef-0123-456789abcdef";
    for (const folder of [location, blobs]) {
      writeFileSync(join(folder, left), "half");
      utimesSync(join(folder, left), twoHoursAgo, twoHoursAgo);
      writeFileSync(join(folder, left.replace("01", "02")), "just begun");
      writeFileSync(join(folder, ".new-notes"), "of somebody");
      utimesSync(join(folder, ".new-notes"), twoHoursAgo, twoHoursAgo);
    }
    await openStore(location);
    expect(readdirSync(blobs)).toContain(left);
    await openStore(location, { deletes: true });
    for (const folder of [location, blobs]) {
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([
        left.replace("01", "02"),
        ".new-notes",
      ]);
    }
    expect(await readArtefact(store, "env.production")).toBe("first");
  });

  it("tells how old content is, so that what was just written is not taken for left", async () => {
    const { location, store, release } = await layoutInFolder();
    const path = join(location, "blobs", "sha256", release.digest.slice(7));
    utimesSync(path, Date.UTC(2020) / 1000, Date.UTC(2020) / 1000);
    const writtenMs = async () =>
      (await store.listContent())?.find(({ digest }) => digest === release.digest)?.writtenMs ?? 0;
    expect(await writtenMs()).toBe(Date.UTC(2020));
    await store.writeManifest(readFileSync(path));
    expect(await writtenMs()).toBeGreaterThan(Date.UTC(2020));
  });
});
