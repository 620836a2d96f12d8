/** Packs every package as it would be published, and has publint look at what is in it. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const packages = fileURLToPath(new URL("../packages", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "blastgate-pack-"));
try {
  for (const name of await readdir(packages)) {
    const file = join(folder, `${name}.tgz`);
    await execa("pnpm", ["pack", "--out", file], { cwd: join(packages, name) });
    const tarball = Uint8Array.from(await readFile(file)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    for (const message of messages) {
      process.exitCode = 1;
      process.stderr.write(`${name}: ${formatMessage(message, pkg ?? {})}\n`);
    }
  }
} finally {
  await rm(folder, { recursive: true });
}
