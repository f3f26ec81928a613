// `npm start`: builds if needed, then serves, in one process, so that a signal reaches the server directly.
import { buildWhereNeeded } from "./build-where-needed.mjs";

await buildWhereNeeded(".build/server.mjs");
