import manifest from "../package.json" with { type: "json" };

/** Of the blastgate package. */
export const version: string = manifest.version;

declare const PARSER_VERSION: string | undefined;

/** Changes whenever a file could be parsed otherwise; `null` when run from sources, where that cannot be known. */
export const parserVersion: string | null = typeof PARSER_VERSION === "string" ? PARSER_VERSION : null;
