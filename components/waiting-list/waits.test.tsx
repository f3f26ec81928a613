import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import english from "@/messages/en.json";
import { Waits } from "./waits";

it("a time that is kept for somebody who waits is shown with its hour, and until when it is kept", () => {
  const entry = {
    id: "01a22f30-0000-7000-8000-000000000001", doctor: { id: "01a22f30-0000-7000-8000-000000000002", name: "Ananya Nair" }, patient: { id: "01a22f30-0000-7000-8000-000000000003", name: "Meera Iyer" },
    from: "2026-12-03", to: "2026-12-03", createdAt: "2026-12-01T04:00:00.000Z",
    offer: { slotId: "01a22f30-0000-7000-8000-000000000004", startsAt: "2026-12-03T03:30:00.000Z", endsAt: "2026-12-03T04:00:00.000Z", keptUntil: "2026-12-01T06:05:00.000Z" },
  };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-IN" messages={english} timeZone="Asia/Kolkata">
      <Waits waits={[entry]} readerId={entry.patient.id} timeZone="Asia/Kolkata" leave={async () => ({})} />
    </NextIntlClientProvider>,
  );
  expect(html.replaceAll(/<[^>]+>/g, "")).toMatch(/Free for you: .*9:00.* It is kept until .*11:35/);
});
