import { defineConfig } from "vitest/config";

export default defineConfig({
  // Some tests start processes, or ask a registry a thousand times, where the machine is busy.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
