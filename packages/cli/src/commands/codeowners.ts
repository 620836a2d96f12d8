import {
  BlastgateError,
  checkCodeownersBlock,
  codeownersBlock,
  finding,
  ownershipsOf,
  withCodeownersBlock,
} from "@blastgate/core";
import { inert, renderFindings } from "@blastgate/report";
import { findOverridden, openRepository } from "@blastgate/workspace";
import { readCodeownersFile, writeCodeownersFile } from "../codeowners-file.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell, warn } from "../context.ts";
import { readSoundSide } from "../read-sides.ts";

interface Flags {
  json: boolean;
  write: boolean;
  check: boolean;
}

export default async function codeowners(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    if (flags.write && flags.check) throw new BlastgateError([finding("write-and-check", {})]);
    const repository = await openRepository(this.cwd);
    const { side, findings: warnings } = await readSoundSide(repository, undefined, "structure");
    warn(this, warnings);
    const ownerships = ownershipsOf(side.snapshot);
    const block = codeownersBlock(ownerships);
    if (!flags.write && !flags.check) {
      if (flags.json) printJson(this, { ownerships });
      else print(this, block.map(inert).join("\n"));
      return exitCodes.done;
    }

    const { path, text } = await readCodeownersFile(repository.root);
    const written = withCodeownersBlock(text, block, path);
    const overridden = findOverridden(written, path, ownerships);
    if (flags.check) {
      const findings = [...checkCodeownersBlock(text, block, path), ...overridden];
      if (flags.json) printJson(this, { path, findings });
      else if (findings.length > 0) print(this, renderFindings(findings, this.layout));
      else print(this, `${path} says what the workspace says.`);
      return findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
    }

    const changed = written !== text;
    if (changed) await writeCodeownersFile(repository.root, { path, text: written });
    if (flags.json) printJson(this, { path, changed, ownerships, findings: overridden });
    else {
      print(this, changed ? `Written to ${path}.` : `${path} says so already.`);
      await tell(this, overridden);
    }
    return exitCodes.done;
  });
}
