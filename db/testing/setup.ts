import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { provideEnv } from "@/lib/platform/config/env";
import { closeDatabase } from "../client";
import { withDatabase } from "./cluster";

/* Each test file gets a database of its own, cloned from the template, so that tests of races can really commit. */

const name = `test_${process.pid}_${Date.now()}_${Math.trunc(Math.random() * 1e6)}`;
const admin = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} });
// Copies the files, which takes a tenth of the time of writing every page to the log.
await admin`create database ${admin(name)} template ${admin(inject("template"))} strategy file_copy`;
provideEnv({ DATABASE_URL: withDatabase(inject("clusterUrl"), name) });

afterAll(async () => {
  await closeDatabase(1);
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
});
