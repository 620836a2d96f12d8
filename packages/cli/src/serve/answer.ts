import { BlastgateError, finding } from "@blastgate/core";
import type { Prompts } from "@blastgate/runtime";
import { type Access, isAdmitted, refuseOtherHosts } from "./access.ts";
import type { Metrics } from "./metrics.ts";
import { parseRenderInput } from "./render-input.ts";
import { jsonReply, problemReply, type Reply } from "./replies.ts";
import { routeOf } from "./routes.ts";

/** A request, apart from the socket that it came by. Headers that are not there are empty. */
export interface ServeRequest {
  method: string;
  /** Path and query, as they were sent. */
  target: string;
  host: string;
  authorization: string;
  contentType: string;
  /** Read only when it is asked for. @throws BlastgateError `serve-body-too-large` */
  body(): Promise<Uint8Array>;
}

export interface Served {
  prompts: Pick<Prompts, "get" | "ids" | "health">;
  metrics: Metrics;
  access: Access;
  /** It ends with the requests that are under way. */
  isStopping: boolean;
}

/** Never rejects: what goes wrong is an answer too. */
export async function answer(request: ServeRequest, served: Served): Promise<Reply> {
  try {
    return await answerOrThrow(request, served);
  } catch (error) {
    return problemReply(error);
  }
}

async function answerOrThrow(request: ServeRequest, served: Served): Promise<Reply> {
  const { prompts, metrics, access } = served;
  refuseOtherHosts(request.host, access);
  const isKnown = isAdmitted(request.authorization, access);
  const route = routeOf(request.method, request.target);
  if (route.to === "health") return health(served, isKnown);
  if (!isKnown) throw new BlastgateError([finding("serve-token-refused", {})]);
  switch (route.to) {
    case "metrics":
      return { status: 200, headers: { "content-type": metrics.contentType }, body: await metrics.text() };
    case "prompts": {
      const { environment, release } = prompts.health();
      const all = prompts.ids().map((id) => prompts.get(id).describe());
      const named = all.map(({ prompt, version, digest }) => ({ prompt, version, digest }));
      return jsonReply({ environment, release, prompts: named });
    }
    case "prompt":
      return jsonReply(prompts.get(route.id).describe());
    case "render": {
      const prompt = prompts.get(route.id);
      const input = parseRenderInput(request.contentType, await request.body());
      const { attributes, ...rendered } = await metrics.measure(route.id, () => prompt.render(input));
      return jsonReply({ ...rendered, attributes: attributes() });
    }
  }
}

/** What asks whether to send requests here can seldom send a token: it is told that alone. */
function health({ prompts, isStopping }: Served, isKnown: boolean): Reply {
  const serving = !isStopping;
  return jsonReply(isKnown ? { serving, ...prompts.health() } : { serving }, serving ? 200 : 503);
}
