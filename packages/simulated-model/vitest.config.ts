import { defineConfig } from "vitest/config";

// Nothing in these tests outlives them: they share a process, and load the package once.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000 } });
