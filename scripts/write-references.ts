/** Writes what is generated and committed: the page of all codes, and the JSON Schemas for editors. */
import { mkdir, writeFile } from "node:fs/promises";
import { editorSchemas, explainAll } from "@blastgate/core";
import { renderCodesMarkdown } from "@blastgate/report";

const root = new URL("../", import.meta.url);
const schemas = new URL("packages/cli/schemas/", root);

await writeFile(new URL("docs/codes.md", root), renderCodesMarkdown(explainAll()));
await mkdir(schemas, { recursive: true });
for (const [name, schema] of Object.entries(editorSchemas())) {
  await writeFile(new URL(`${name}.schema.json`, schemas), `${JSON.stringify(schema, null, 2)}\n`);
}
