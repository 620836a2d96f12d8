import { defineConfig } from "vitest/config";

// Nothing in these tests outlives them: they share a process, and load the package once. Property tests take as long
// as the machine is busy with other things.
export default defineConfig({ test: { isolate: false, testTimeout: 120_000 } });
