import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of the cluster's maintenance database, for its owner. */
    clusterUrl: string;
    /** The migrated database that each test file clones. */
    template: string;
  }
}

/**
 * Vitest's global setup: one PostgreSQL for the run (TEST_DATABASE_URL if set, else a temporary embedded one) with one
 * migrated template database.
 */
export default async function setup(project: TestProject) {
  const cluster = await startCluster();
  const template = `template_${process.pid}_${Date.now()}`;
  const admin = postgres(cluster.url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(template)}`;
  await migrate(withDatabase(cluster.url, template));
  project.provide("clusterUrl", cluster.url);
  project.provide("template", template);
  return async () => {
    await admin`drop database if exists ${admin(template)} with (force)`;
    await admin.end();
    await cluster.stop();
  };
}

/** The same cluster, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function startCluster() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const { startEmbeddedPostgres } = await import("@/lib/platform/embedded-postgres/start");
  const dataDir = await mkdtemp(path.join(tmpdir(), "amrutam-test-"));
  // These tests do not check durability, and run several times faster without it.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
  const started = await startEmbeddedPostgres({ dataDir, settings });
  return {
    url: started.url("postgres"),
    stop: async () => {
      await started.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
