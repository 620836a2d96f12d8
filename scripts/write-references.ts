/** Writes what is generated and committed: pages of codes, files and commands, and the JSON Schemas for editors. */
import { mkdir, writeFile } from "node:fs/promises";
import { editorSchemas, explainAll } from "@blastgate/core";
import { renderCodesMarkdown, renderCommandsMarkdown, renderFilesMarkdown } from "@blastgate/report";
import { commandHelp } from "../packages/cli/src/command-help.ts";

const root = new URL("../", import.meta.url);
const schemas = new URL("packages/cli/schemas/", root);

await writeFile(new URL("docs/codes.md", root), renderCodesMarkdown(explainAll()));
await writeFile(new URL("docs/commands.md", root), renderCommandsMarkdown(commandHelp()));
await writeFile(new URL("docs/files.md", root), renderFilesMarkdown(editorSchemas()));
await mkdir(schemas, { recursive: true });
for (const [name, schema] of Object.entries(editorSchemas())) {
  await writeFile(new URL(`${name}.schema.json`, schemas), `${JSON.stringify(schema, null, 2)}\n`);
}
