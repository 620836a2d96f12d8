import {
  type Artefact,
  type DatasetFile,
  type Positions,
  type PromptFile,
  type PromptMetadata,
  templateFormats,
} from "@blastgate/core";
import type { ReadFile } from "./read-file.ts";

/*
 * As plain JSON, a hundred thousand prompts are 110 MB and take seconds to read. Here what many share (settings,
 * positions, references) stands once in a table, and what each has alone in a column of lines, which are split
 * without being copied.
 *
 * The first line is the header. Then come the prompts' columns, one after the other, with a line for each prompt, and
 * then those of the other artefacts.
 */
interface Header {
  /** Files with findings, and those that are nothing. */
  rest: ReadFile[];
  count: number;
  settings: PromptMetadata[];
  positions: Positions[];
  references: PromptFile["references"][];
  /** Five for each prompt: its place in `templateFormats`, 1 for a partial, and its places in the three tables. */
  numbers: number[];
  otherRoles: OtherArtefact["role"][];
  /** For each of the others its place in the table; -1 where it has no positions. */
  otherPositions: number[];
}

type OtherArtefact = Exclude<Artefact, { role: "prompt" }>;

/** The files of a commit as one text, for {@link decodeFiles}. */
export function encodeFiles(files: ReadonlyMap<string, ReadFile>): string {
  const rest: ReadFile[] = [];
  const prompts: PromptFile[] = [];
  const others: OtherArtefact[] = [];
  for (const file of files.values()) {
    const { artefact, findings } = file;
    if (artefact === null || findings.length > 0) rest.push(file);
    else if (artefact.role === "prompt") prompts.push(artefact.file);
    else others.push(artefact);
  }
  const settings = new Table<PromptMetadata>();
  const positions = new Table<Positions>();
  const references = new Table<PromptFile["references"]>();
  const numbers = prompts.flatMap((prompt) => [
    templateFormats.indexOf(prompt.format),
    Number(prompt.partial),
    settings.add(withoutLines(prompt.metadata)),
    positions.add(prompt.positions),
    references.add(prompt.references),
  ]);
  const otherPositions = others.map(({ file }) => ("positions" in file ? positions.add(file.positions) : -1));
  const header: Header = {
    rest,
    count: prompts.length,
    settings: settings.values,
    positions: positions.values,
    references: references.values,
    numbers,
    otherRoles: others.map(({ role }) => role),
    otherPositions,
  };
  return [
    JSON.stringify(header),
    ...prompts.map(({ path }) => path),
    ...prompts.map(({ digest }) => digest),
    ...prompts.map(({ id }) => id),
    ...prompts.map(({ body }) => body),
    ...prompts.map(({ metadata }) => asLine(metadata.owner)),
    ...prompts.map(({ metadata }) => asLine(metadata.description)),
    ...others.map(({ file }) => file.path),
    ...others.map(({ file }) => file.digest),
    ...others.map(({ file }) => JSON.stringify({ ...file, path: undefined, digest: undefined, positions: undefined })),
  ].join("\n");
}

export function decodeFiles(text: string): Map<string, ReadFile> {
  const end = text.indexOf("\n");
  const header: Header = JSON.parse(end < 0 ? text : text.slice(0, end));
  const lines = text.slice(end + 1).split("\n");
  const files = new Map(header.rest.map((file) => [file.entry.path, file]));
  for (let index = 0; index < header.count; index++) {
    const line = (column: number) => lines[column * header.count + index] ?? "";
    const number = (column: number) => header.numbers[index * 5 + column] ?? -1;
    const [path, digest] = [line(0), line(1)];
    const settings = header.settings[number(2)];
    const positions = header.positions[number(3)];
    const references = header.references[number(4)];
    const format = templateFormats[number(0)];
    if (!settings || !positions || !references || !format) throw new Error("a record does not fit its own tables");
    const file: PromptFile = {
      path,
      digest,
      id: line(2),
      format,
      partial: number(1) === 1,
      metadata: withLines(settings, line(4), line(5)),
      positions,
      references,
      body: line(3),
    };
    files.set(path, soundFile({ role: "prompt", file }));
  }
  const first = columnsOfPrompts * header.count;
  const count = header.otherRoles.length;
  for (const [index, role] of header.otherRoles.entries()) {
    const line = (column: number) => lines[first + column * count + index] ?? "";
    const place = header.otherPositions[index] ?? -1;
    const artefact = decodeOther(role, { path: line(0), digest: line(1) }, line(2), header.positions[place] ?? {});
    files.set(artefact.file.path, soundFile(artefact));
  }
  return files;
}

const columnsOfPrompts = 6;

function decodeOther(
  role: OtherArtefact["role"],
  origin: { path: string; digest: string },
  json: string,
  positions: Positions,
): OtherArtefact {
  if (role === "dataset") return { role, file: lazyDataset(origin, json) };
  return { role, file: { ...origin, ...JSON.parse(json), positions } };
}

/** Cases are most of a record, and of an unchanged dataset hardly anyone asks for them: they are read when asked for. */
function lazyDataset(origin: { path: string; digest: string }, json: string): DatasetFile {
  let known: Pick<DatasetFile, "rows" | "lines"> | undefined;
  const read = () => {
    const content: Pick<DatasetFile, "rows" | "lines"> = known ?? JSON.parse(json);
    known = content;
    return content;
  };
  return {
    ...origin,
    get rows() {
      return read().rows;
    },
    get lines() {
      return read().lines;
    },
  };
}

function soundFile(artefact: Artefact): ReadFile {
  const { path, digest } = artefact.file;
  return { entry: { path, kind: "file", digest }, role: artefact.role, artefact, findings: none };
}

const none: ReadFile["findings"] = [];

/** A text that can stand on a line of its own; `""` for any other, and for none. */
function asLine(text: string | undefined): string {
  return text === undefined || text.includes("\n") ? "" : text;
}

/** What of the metadata has no line. */
function withoutLines({ owner, description, ...settings }: PromptMetadata): PromptMetadata {
  return {
    ...settings,
    ...(owner !== undefined && asLine(owner) === "" && { owner }),
    ...(description !== undefined && asLine(description) === "" && { description }),
  };
}

function withLines(settings: PromptMetadata, owner: string, description: string): PromptMetadata {
  const metadata = { ...settings };
  if (owner !== "") metadata.owner = owner;
  if (description !== "") metadata.description = description;
  return metadata;
}

/** Values without repeats, found again by their JSON. */
class Table<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a value equal to this one. */
  add(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
