import { access } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where an editor finds our JSON Schema of a kind of file, from a file of the repository: in the package that is installed
 * there, or in our own sources. `null` where it is neither, so that a path would hold on one machine.
 */
export async function editorSchemaOf(kind: string, root: string, file: string): Promise<string | null> {
  const name = `${kind}.schema.json`;
  const installed = join(root, "node_modules/blastgate/schemas", name);
  const candidates = own.includes(`${sep}node_modules${sep}`) ? [installed] : [installed, join(own, name)];
  for (const candidate of candidates) {
    if (!isIn(root, candidate) || !(await exists(candidate))) continue;
    return relative(dirname(join(root, file)), candidate)
      .split(sep)
      .join("/");
  }
  return null;
}

/** Of this package: the same from sources as from the bundle. */
const own = fileURLToPath(new URL("../schemas", import.meta.url));

function isIn(root: string, path: string): boolean {
  const inside = relative(root, path);
  return !inside.startsWith("..") && !isAbsolute(inside);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
