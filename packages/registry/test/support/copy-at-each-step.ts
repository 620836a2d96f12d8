import { cpSync, existsSync, writeSync } from "node:fs";
import promises, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";

/**
 * Loaded before a program that writes in the folder `WATCHED`: copies it into `COPIES` before each step that is taken in
 * the file system. So each copy is what a kill at this step would leave. What is written is copied half-written, too.
 */
const { WATCHED: watched = "", COPIES: copies = "" } = process.env;
let steps = 0;

function copy(): void {
  steps += 1;
  if (existsSync(watched)) cpSync(watched, join(copies, String(steps)), { recursive: true });
}

for (const name of ["mkdir", "rename", "rm"] as const) {
  const real = promises[name] as (...args: unknown[]) => Promise<unknown>;
  const copied = (...args: unknown[]) => {
    copy();
    return real(...args);
  };
  Object.assign(promises, { [name]: copied });
}

const { open } = promises;
promises.open = async (...args: Parameters<typeof open>) => {
  copy();
  return withCopies(await open(...args));
};
syncBuiltinESMExports();

function withCopies(handle: FileHandle): FileHandle {
  const { writeFile, sync } = handle;
  handle.writeFile = async (content, ...rest) => {
    if (!ArrayBuffer.isView(content)) throw new Error("only bytes are written");
    const half = Math.floor(content.byteLength / 2);
    writeSync(handle.fd, content, 0, half, 0);
    copy();
    return writeFile.call(handle, content, ...rest);
  };
  handle.sync = async () => {
    copy();
    return sync.call(handle);
  };
  return handle;
}
