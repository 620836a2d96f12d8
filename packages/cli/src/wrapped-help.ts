import { type HelpIntegrationConfiguration, help, type StricliIntegration } from "@stricli/core";
import type { Context } from "./context.ts";
import { wrapHelp } from "./wrap-help.ts";

/** Stricli's `--help`, wrapped. */
export function wrappedHelp(configuration: HelpIntegrationConfiguration): StricliIntegration<Context> {
  const { flag, ...integration } = help<Context>(configuration);
  if (!flag) return integration;
  return {
    ...integration,
    flag: {
      ...flag,
      async run(app, args) {
        const { stdout } = this.process;
        let text = "";
        const collecting = {
          write(part: string) {
            text += part;
          },
        };
        const process = { ...this.process, stdout: collecting };
        const ansiColorByStream = { ...args.ansiColorByStream, stdout: false };
        await flag.run.call({ ...this, process }, app, { ...args, ansiColorByStream });
        stdout.write(wrapHelp(text.replace(usagesOfCommands, `$1  ${args.result.prefix.join(" ")} COMMAND [flags]\n`)));
      },
    },
  };
}

/** The commands themselves are listed below, with what they do. */
const usagesOfCommands = /^(USAGE\n)(?: {2}.*\n)+(?=[\s\S]*\nCOMMANDS\n)/;
