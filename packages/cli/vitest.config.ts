import { defineConfig } from "vitest/config";

export default defineConfig({
  // Each test starts the built command, and promptfoo takes seconds and 250 MB to import.
  test: { testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 },
});
