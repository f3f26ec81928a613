import { northAndEast } from "./north-and-east";
import { south } from "./south";
import { west } from "./west";

/** Every verified doctor of the demo. */
export const verifiedDoctors = [...south, ...west, ...northAndEast];
