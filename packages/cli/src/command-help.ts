import { type Application, type CommandContext, generateHelpTextForAllCommands } from "@stricli/core";
import { app } from "./app.ts";
import { wrapHelp } from "./wrap-help.ts";

/** What `--help` says of every command. */
export function commandHelp(): { command: string; help: string }[] {
  // Help runs no command, so that any context will do.
  const told = generateHelpTextForAllCommands(app as unknown as Application<CommandContext>);
  return told.map(([command, help]) => ({ command, help: wrapHelp(help) }));
}
