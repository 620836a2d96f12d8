import { BlastgateError, finding } from "@blastgate/core";

/** What a request asks for. */
export type Route = { to: "health" | "metrics" | "prompts" } | { to: "prompt" | "render"; id: string };

const routes: ReadonlyMap<string, Route> = new Map([
  ["/health", { to: "health" }],
  ["/metrics", { to: "metrics" }],
  ["/v1/prompts", { to: "prompts" }],
]);
const prompts = "/v1/prompts/";
const rendering = "/render";

/**
 * An id is the rest of the path, as it is written: it has `/` in it, which proxies take for what they like where it is
 * escaped, and nothing that would have to be. So `render` at the end is part of it, unless something is posted there.
 *
 * @throws BlastgateError `serve-route-unknown`, `serve-method-refused`
 */
export function routeOf(method: string, target: string): Route {
  const [path = ""] = target.split("?", 1);
  const refuse = (allowed: string) =>
    new BlastgateError([finding("serve-method-refused", { method, path: shortened(path), allowed })]);
  const isRead = method === "GET" || method === "HEAD";
  const found = routes.get(path);
  if (found) {
    if (isRead) return found;
    throw refuse("GET");
  }
  const rest = path.startsWith(prompts) ? path.slice(prompts.length) : "";
  if (rest === "") throw new BlastgateError([finding("serve-route-unknown", { path: shortened(path) })]);
  if (isRead) return { to: "prompt", id: rest };
  if (!rest.endsWith(rendering)) throw refuse("GET");
  if (method !== "POST") throw refuse("POST");
  return { to: "render", id: rest.slice(0, -rendering.length) };
}

function shortened(path: string): string {
  return path.length > 200 ? `${path.slice(0, 200)}…` : path;
}
