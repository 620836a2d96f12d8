import { type Files, type GitFixture, gitFixture } from "./git-fixture.ts";

/** Two features of Acme: both include the persona, which includes the tone. */
export const acmeFiles: Files = {
  "blastgate.yaml": "models:\n  default: { provider: 'openai:chat:gpt-5-mini' }\n",
  "prompts/shared/_tone.prompt": "Be polite.\nBe patient.\n",
  "prompts/shared/_persona.prompt":
    "---\ndescription: Who speaks.\n---\nYou are Acme's assistant.\n{{>shared/tone}}\nNever promise a refund.\n",
  "prompts/support/classify.prompt": "{{>shared/persona}}\nWhich queue? {{message}}\n",
  "prompts/chat/answer.prompt": "{{>shared/persona}}\nAnswer: {{message}}\n",
  "prompts/support/support-routing.feature.yaml":
    "feature: support-routing\nowner: '@acme/support'\nsteps:\n  - { id: classify, prompt: support/classify }\n",
  "prompts/chat/support-chat.feature.yaml":
    "feature: support-chat\nowner: '@acme/chat'\nsteps:\n  - { id: answer, prompt: chat/answer }\n",
  "contracts/shared/persona.contract.yaml": contract("shared/persona", "1.0.0"),
};

export const persona = "prompts/shared/_persona.prompt";
export const tone = "prompts/shared/_tone.prompt";
export const classify = "prompts/support/classify.prompt";
export const personaContract = "contracts/shared/persona.contract.yaml";

export function contract(prompt: string, version: string): string {
  return `prompt: ${prompt}\nversion: ${version}\nowner: '@acme/ai'\n`;
}

export function note(prompt: string, why: string): string {
  return `---\n"${prompt}": minor\n---\n\n${why}\n`;
}

export interface LineageFixture extends GitFixture {
  /** Writes files, `null` for none, and commits everything under a subject; gives the commit's id. */
  record(subject: string, files?: Record<string, string | null>, author?: string): string;
  /** Merges a branch into the one that is checked out. */
  merge(branch: string): string;
}

/** Acme in a repository of its own, in one commit. */
export function acmeRepository(): LineageFixture {
  const fixture = gitFixture();
  const made: LineageFixture = {
    ...fixture,
    record(subject, files = {}, author = "Ada <ada@example.com>") {
      for (const [path, content] of Object.entries(files)) {
        if (content === null) fixture.remove(path);
        else fixture.write({ [path]: content });
      }
      fixture.git("add", "--all");
      fixture.git("commit", "--quiet", "--message", subject, "--author", author);
      return fixture.git("rev-parse", "HEAD").trim();
    },
    merge(branch) {
      fixture.git("merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
      return fixture.git("rev-parse", "HEAD").trim();
    },
  };
  fixture.write(acmeFiles);
  made.record("Set up the prompts");
  return made;
}
