import { defineConfig } from "vitest/config";

export default defineConfig({
  // Nothing in these tests outlives them: they share a process, and load the package once. One renders for
  // as long as a pointer is moved, one starts a process, one builds the package.
  test: { isolate: false, testTimeout: 60_000, hookTimeout: 120_000 },
});
