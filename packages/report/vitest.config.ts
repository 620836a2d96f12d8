import { defineConfig } from "vitest/config";

export default defineConfig({
  // Some tests start a browser, where the machine is busy.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
