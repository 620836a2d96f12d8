import { type GitHub, openGitHub } from "@blastgate/forge";
import { version } from "./version.ts";

/** @throws BlastgateError `forge-address-refused` */
export function connectToGitHub({ GITHUB_API_URL }: NodeJS.ProcessEnv, token: string): GitHub {
  const apiUrl = GITHUB_API_URL || "https://api.github.com";
  return openGitHub({ apiUrl, token, userAgent: `blastgate/${version}` });
}
