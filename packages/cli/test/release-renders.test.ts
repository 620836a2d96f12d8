import { buildRelease, bundledSources, bundleSchema, type Json } from "@blastgate/core";
import { renderPrompt } from "@blastgate/templates";
import { openRepository, readSnapshot, readTexts } from "@blastgate/workspace";
import { expect, test } from "vitest";
import { acme } from "./support/acme.ts";
import { repository } from "./support/repository.ts";

const everyFormat = {
  ...acme(),
  "prompts/email/_footer.j2": "{{ bank }}, {{ city | default('Leeds') }}\n",
  "prompts/email/base.njk": "{% block body %}{% endblock %}\n{% include 'email/_footer.j2' %}\n",
  "prompts/email/reply.jinja2": "{% extends 'email/base.njk' %}{% block body %}Dear {{ name }}{% endblock %}\n",
  "prompts/cases/_policy.txt": "---\nThis line of hyphens is text.\n",
  "prompts/cases/plan.md":
    "---\nowner: '@acme/case-automation'\ninput: { default: { name: Ada } }\n---\n# Plan\n\nfile://_policy.txt\n\nThen act.\n",
};

const input: Record<string, Json> = {
  message: "My card is <lost> & {{gone}}",
  queue: "cards",
  name: "Ada",
  bank: "Acme",
};

test("what is rendered from a release is what is rendered from its commit, in every format", async () => {
  const repo = repository(everyFormat);
  const opened = await openRepository(repo.dir);
  const snapshot = await readSnapshot(opened, { kind: "revision", revision: "HEAD" });
  const files = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const texts = await readTexts(opened, snapshot, files.keys());
  const commit = repo.git("rev-parse", "HEAD").trim();
  const { bundle } = buildRelease({ snapshot, texts, commit, dirty: false });
  const released = bundledSources(bundleSchema.parse(JSON.parse(JSON.stringify(bundle))));

  expect([...files.keys()].toSorted()).toEqual([...released.keys()]);
  const fromCommit = (id: string) => {
    const [file, text] = [files.get(id), texts.get(id)];
    return file && text !== undefined ? { file, text } : undefined;
  };
  for (const id of files.keys()) {
    const messages = await renderPrompt(id, input, { get: (each) => released.get(each) });
    expect(messages, id).toEqual(await renderPrompt(id, input, { get: fromCommit }));
    if (id === "cases/plan") expect(JSON.stringify(messages)).toContain("hyphens is text");
  }
});
