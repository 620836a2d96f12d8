import { expect, test } from "vitest";
import { acmeStore, temporaryFolder } from "./support/acme-store.ts";
import { startDockerRegistry, withoutRegistry } from "./support/docker-registry.ts";
import { editions, listen, opened } from "./support/opened.ts";

const skipped = withoutRegistry();

test.skipIf(skipped)(
  `a registry that is not ours is followed, and done without once it has gone ${skipped}`,
  async () => {
    const { location, stop } = await startDockerRegistry();
    const { releases, promote, rollback } = await acmeStore(location);
    const copy = temporaryFolder();
    const prompts = await opened({ store: location, copy });
    const told = listen(prompts);
    expect(await editions(prompts)).toBe("1 1 1 1");
    await promote(releases[1]);
    await prompts.poll();
    expect(await editions(prompts)).toBe("2 2 2 2");
    await rollback();
    await prompts.poll();
    expect(await editions(prompts)).toBe("1 1 1 1");

    await stop();
    await prompts.poll();
    expect(told).toEqual([
      `release ${releases[0]} -> ${releases[1]}`,
      `release ${releases[1]} -> ${releases[0]}`,
      "error registry-not-reached",
    ]);
    expect(await editions(prompts)).toBe("1 1 1 1");
    const started = await opened({ store: location, copy });
    expect(await editions(started)).toBe("1 1 1 1");
    expect(started.health()).toMatchObject({ source: "copy", failing: true });
  },
);
