/** The reference page of the command line: what `--help` says of each command. */
export function renderCommandsMarkdown(commands: readonly { command: string; help: string }[]): string {
  const contents = commands.map(({ command }) => `[${command}](#${command.replaceAll(" ", "-")})`).join(" · ");
  const sections = commands.map(({ command, help }) => `## ${command}\n\n\`\`\`text\n${help.trim()}\n\`\`\``);
  return `${["# Commands", introduction, contents, ...sections].join("\n\n")}\n`;
}

const introduction = `What \`blastgate COMMAND --help\` says. Results go to standard output, everything else to standard error; \`--json\` prints the
artefact that the next command reads; \`NO_COLOR\` is obeyed.

| exit code | means |
| --- | --- |
| 0 | GO, or done |
| 1 | NO-GO, or findings |
| 2 | could not run: ERROR, or bad usage |
| 3 | INCONCLUSIVE |

This page is written by \`pnpm references\`.`;
