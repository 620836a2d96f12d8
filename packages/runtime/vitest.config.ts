import { defineConfig } from "vitest/config";

export default defineConfig({
  // One renders for as long as a pointer is moved, one starts a process, one builds the package.
  test: { testTimeout: 60_000, hookTimeout: 120_000 },
});
