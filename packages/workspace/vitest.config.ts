import { defineConfig } from "vitest/config";

export default defineConfig({
  // Nothing in these tests outlives them: they share a process, and load the package once. Property tests,
  // and tests that start git, take as long as the machine is busy with other things.
  test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
