import { defineConfig } from "vitest/config";

export default defineConfig({
  // Each test starts the built command, and promptfoo takes seconds and 250 MB to import.
  // The package's tests run for longest, and alone in the end: by default one of two cores would then be idle.
  test: { testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3, maxWorkers: 2 },
});
