import { serveApplication } from "../../src/applications/serve-application.ts";

await serveApplication();
