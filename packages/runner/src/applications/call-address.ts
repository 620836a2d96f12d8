import type { JsonObject } from "@blastgate/core";
import type { ModelProvider, ProviderResponse } from "../provider.ts";
import { readResponse } from "./messages.ts";
import type { SideName } from "./prepare-application.ts";
import type { ResolvedPrompts } from "./resolve-prompts.ts";

/**
 * An application at an address. It is sent `{ vars, prompts: { ID: TEXT } }`, and in headers the side and what names
 * the texts of the prompts; it answers `{ "output": … }`, with `tokenUsage` and `cost` where it knows them, or a text.
 */
export function addressProvider(target: string, side: SideName, { prompts, digest }: ResolvedPrompts): ModelProvider {
  const texts = Object.fromEntries(prompts.map(({ id, text }) => [id, text]));
  return {
    id: () => target,
    async callApi(text, _context, options): Promise<ProviderResponse> {
      const vars: JsonObject = JSON.parse(text);
      const response = await fetch(target, {
        method: "POST",
        headers: { "content-type": "application/json", "x-blastgate-side": side, "x-blastgate-snapshot": digest },
        body: JSON.stringify({ vars, prompts: texts }),
        signal: options?.abortSignal ?? null,
      });
      const body = await response.text();
      if (!response.ok) {
        const { status, statusText } = response;
        const http = { status, statusText, headers: Object.fromEntries(response.headers) };
        return { error: `HTTP ${status} ${statusText}: ${body.slice(0, 200)}`, metadata: { http } };
      }
      if (!/\bjson\b/.test(response.headers.get("content-type") ?? "")) return { output: body };
      try {
        return readResponse(JSON.parse(body));
      } catch (error) {
        return { error: `its response is no JSON: ${error instanceof Error ? error.message : error}` };
      }
    },
  };
}
