import { config } from "zod/v4/core";

/* Next runs this in the browser before anything else. */

/* Schemas check without compiling themselves: the content policy allows no eval, and even the try would be reported. */
config({ jitless: true });
