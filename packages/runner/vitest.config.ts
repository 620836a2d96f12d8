import { defineConfig } from "vitest/config";

export default defineConfig({
  // promptfoo takes seconds to import where the machine is busy.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
