import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { generateKey, parsePublicKey, publicPemOf } from "@blastgate/registry";
import { inert, paragraph } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { applyEdits } from "../apply-edits.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { checkKeyName, pathOfKey, readKeyFile, readTrustedKeys } from "../trusted-keys.ts";

interface NewFlags {
  json: boolean;
  out?: string | undefined;
}

/** `keys new` */
export async function newKey(this: Context, flags: NewFlags, name: string): Promise<void> {
  await runCommand(this, flags, async () => {
    checkKeyName(name);
    const path =
      flags.out === undefined ? join(keysOfUser(this.process.env), `${name}.pem`) : resolve(this.cwd, flags.out);
    const { id, privatePem, publicPem } = generateKey();
    await writePrivate(path, privatePem);
    if (flags.json) printJson(this, { name, id, path, publicKey: publicPem });
    else {
      print(this, publicPem.trimEnd());
      const told = `The private key is in ${path}. The public one is above: keep it as ${name}.pub, and let \`blastgate keys trust ${name}.pub\` put it into the repository.`;
      this.process.stderr.write(`${paragraph(this.errorLayout, inert(told))}\n`);
    }
    if (await isInRepository(path)) await tell(this, [finding("key-in-repository", { path })]);
    return exitCodes.done;
  });
}

interface TrustFlags {
  json: boolean;
  name?: string | undefined;
}

/** `keys trust` */
export async function trustKey(this: Context, flags: TrustFlags, file: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const { root } = await openRepository(this.cwd);
    const name = flags.name ?? basename(file).replace(/\.(pub|pem)$/, "");
    checkKeyName(name);
    const { id, key } = parsePublicKey(
      await readKeyFile(resolve(this.cwd, file), { written: file, expected: "public" }),
      file,
    );
    const path = pathOfKey(name);
    const known = await readTrustedKeys(root);
    const [named, same] = [known.find((each) => each.name === name), known.find((each) => each.id === id)];
    if (named && named.id !== id) throw new BlastgateError([finding("key-name-taken", { name, path })]);
    if (same && same.name !== name)
      throw new BlastgateError([finding("key-trusted-twice", { name, other: same.name })]);
    if (!named) await applyEdits(root, [{ path, content: publicPemOf(key) }]);
    if (flags.json) printJson(this, { name, id, path, changed: !named });
    else
      print(
        this,
        named ? `${path} has this key already.` : `Written to ${path}. It counts for others once it is committed.`,
      );
    return exitCodes.done;
  });
}

/** Where programs of a user keep what is theirs: outside of any repository, unless the user's home is one. */
function keysOfUser({ XDG_CONFIG_HOME }: NodeJS.ProcessEnv): string {
  return join(XDG_CONFIG_HOME || join(homedir(), ".config"), "blastgate/keys");
}

/** For nobody else to read, from the first byte on; and never over another key. */
async function writePrivate(path: string, pem: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, pem, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new BlastgateError([finding("key-exists", { path })], { cause: error });
  }
}

async function isInRepository(path: string): Promise<boolean> {
  try {
    await openRepository(dirname(path));
    return true;
  } catch (error) {
    if (error instanceof BlastgateError) return false;
    throw error;
  }
}
