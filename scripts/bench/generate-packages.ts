import { appendFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path/posix";
import { commitFiles } from "./commit-files.ts";
import { promptPath, type TextFile, workspaceFiles } from "./workspace-files.ts";
import { type PromptShape, workspaceShape } from "./workspace-shape.ts";

/**
 * The same prompts as an npm workspace, for turbo: each prompt is a package that depends on those it includes. One
 * prompt is edited in the working tree.
 */
export async function generatePackages(folder: string, prompts: number, seed: number): Promise<void> {
  const shape = workspaceShape(prompts);
  await commitFiles(folder, packageFiles(shape.prompts, workspaceFiles(prompts, seed)));
  await appendFile(join(folder, folderOf(shape.edited), "prompt.txt"), "- Be brief: two sentences are enough.\n");
}

function* packageFiles(prompts: readonly PromptShape[], files: Iterable<TextFile>): Generator<TextFile> {
  const folders = [...new Set(prompts.map(({ id }) => dirname(folderOf(id))))];
  const root = {
    name: "acme",
    private: true,
    packageManager: "npm@10.9.0",
    workspaces: folders.map((folder) => `${folder}/*`),
  };
  const manifests = new Map(prompts.map(({ id, includes }) => [id, manifest(id, includes)]));
  yield { path: "package.json", text: toJson(root) };
  yield { path: "package-lock.json", text: toJson({ ...lock(manifests), name: root.name }) };
  yield { path: "turbo.json", text: toJson({ tasks: { build: {} } }) };
  for (const [id, content] of manifests) yield { path: `${folderOf(id)}/package.json`, text: toJson(content) };

  const texts = new Map(prompts.map((prompt) => [promptPath(prompt), `${folderOf(prompt.id)}/prompt.txt`]));
  for (const { path, text } of files) {
    const target = texts.get(path);
    if (target) yield { path: target, text };
  }
}

function manifest(id: string, includes: readonly string[]) {
  const dependencies = Object.fromEntries(includes.map((each) => [packageName(each), "1.0.0"]));
  return { name: packageName(id), version: "1.0.0", dependencies };
}

/** As npm writes it (npm-shrinkwrap.json(5), lockfileVersion 3). */
function lock(manifests: ReadonlyMap<string, ReturnType<typeof manifest>>) {
  const packages: Record<string, object> = {};
  for (const [id, content] of manifests) {
    packages[folderOf(id)] = content;
    packages[`node_modules/${content.name}`] = { resolved: folderOf(id), link: true };
  }
  return { lockfileVersion: 3, requires: true, packages };
}

function folderOf(id: string): string {
  return join("packages", dirname(id), basename(id));
}

function packageName(id: string): string {
  return `@acme/${id.replaceAll("/", ".")}`;
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
