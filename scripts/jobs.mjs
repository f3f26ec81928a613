// `npm run jobs`: builds if needed, then does the jobs in this process, so that a signal reaches it directly.
import { buildWhereNeeded } from "./build-where-needed.mjs";

await buildWhereNeeded(".build/jobs.mjs");
