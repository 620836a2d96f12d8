import { defineConfig } from "vitest/config";

export default defineConfig({
  // Nothing in these tests outlives them: they share a process, and load the package once. Some start processes, or ask a
  // registry a thousand times, where the machine is busy.
  test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
