import { defineConfig } from "vitest/config";

// Property tests take as long as the machine is busy with other things.
export default defineConfig({ test: { testTimeout: 120_000 } });
