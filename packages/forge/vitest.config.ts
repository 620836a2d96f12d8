import { defineConfig } from "vitest/config";

export default defineConfig({
  // Nothing in these tests outlives them: they share a process, and load the package once.
  test: { isolate: false, testTimeout: 60_000 },
});
