import type { Model } from "@blastgate/core";
import { z } from "zod";
import type { LoadModel, ProviderResponse } from "../../src/provider.ts";

const messagesSchema = z.array(z.object({ role: z.string(), content: z.string() }));

export interface Asked {
  system: string;
  user: string;
  model: Model;
  repeat: number;
  signal: AbortSignal | undefined;
}

/** A model that answers by a script, and remembers what it was asked, in order. */
export function scriptedModel(answer: (asked: Asked) => unknown): { models: LoadModel; asked: Asked[] } {
  const asked: Asked[] = [];
  const models: LoadModel = async (model) => ({
    id: () => model.provider,
    callApi: async (prompt, context, options): Promise<ProviderResponse> => {
      const messages = messagesSchema.parse(JSON.parse(prompt));
      const said = (role: string): string =>
        messages
          .filter((message) => message.role === role)
          .map((message) => message.content)
          .join("\n");
      const question = {
        system: said("system"),
        user: said("user"),
        model,
        repeat: context?.repeatIndex ?? 0,
        signal: options?.abortSignal,
      };
      asked.push(question);
      const given = await answer(question);
      return typeof given === "string" ? { output: given, latencyMs: 5 } : { latencyMs: 5, ...Object(given) };
    },
  });
  return { models, asked };
}
