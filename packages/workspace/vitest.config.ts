import { defineConfig } from "vitest/config";

// Property tests, and tests that start git, take as long as the machine is busy with other things.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
