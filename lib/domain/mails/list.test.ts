import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { afterEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { context, makeAdmin } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { env, provideEnv } from "@/lib/platform/config/env";
import { listMails } from "./list";
import { keepMail } from "./queries";

const { JWT_SECRET, ENCRYPTION_KEY } = env();
afterEach(() => provideEnv({ NODE_ENV: "test", SMTP_URL: "", MAIL_FROM: "", JWT_SECRET, ENCRYPTION_KEY }));
const mail = (subject: string) => ({ id: v7(), to: "asha@example.in", subject, text: "Hello", html: "<p>Hello</p>" });

test("kept mails are shown to anyone, newest first; a mail that was sent twice is shown once", async () => {
  const second = mail("second");
  for (const one of [mail("first"), second, second]) await keepMail(database(), one);
  const { data } = await listMails(context(guest), {});
  expect(data.map(({ subject }) => subject)).toEqual(["second", "first"]);
});

test("in production there is no such list, not even for an administrator", async () => {
  const { actor } = await makeAdmin();
  provideEnv({ NODE_ENV: "production", JWT_SECRET: randomBytes(48).toString("base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") });
  for (const who of [guest, actor]) await expect(listMails(context(who), {})).rejects.toMatchObject({ code: "not_found" });
});

test("there is no such list if a mail server is configured", async () => {
  provideEnv({ SMTP_URL: "smtp://localhost:25", MAIL_FROM: "care@example.org" });
  await expect(listMails(context(guest), {})).rejects.toMatchObject({ code: "not_found" });
});
