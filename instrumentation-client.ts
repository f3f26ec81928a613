import { config } from "zod/v4/core";

/* Next runs this file in the browser before any other script. */

/* Zod must not compile schemas: the content policy allows no eval, and even the attempt would be reported. */
config({ jitless: true });
