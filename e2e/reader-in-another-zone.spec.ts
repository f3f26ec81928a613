import { expect, type Page, test } from "@playwright/test";
import { call, newDoctor, newWord, offer, password, type Person } from "./stage/clinic";
import { expectSoundScreen } from "./stage/screen";

/*
 * Hours from UTC by the law of each place, written by hand from the tz database 2026f. Node, PostgreSQL and the browser each
 * have rules of another release, by which Winnipeg, Inuvik, Havana and others are an hour off in winter. What is expected
 * here comes from this table alone. An offset without `until` holds on every day from November 2026 on, so it does not matter
 * when this runs; the summer before, with other offsets, is tested in lib/clock.
 */
const law = [
  { zone: "America/Winnipeg", hours: -5, label: "GMT-5" },
  { zone: "America/Inuvik", hours: -6, label: "GMT-6" },
  { zone: "America/Edmonton", hours: -6, label: "GMT-6" },
  { zone: "America/Vancouver", hours: -7, label: "GMT-7" },
  { zone: "Africa/Casablanca", hours: 0, label: "GMT" },
  { zone: "America/Havana", hours: -4, label: "GMT-4", until: "2027-10-20" },
  { zone: "Asia/Kathmandu", hours: 5.75, label: "GMT+5:45" },
  { zone: "Pacific/Apia", hours: 13, label: "GMT+13" },
];

const HOUR = 3_600_000;
const DAYS = 4;
const lastName = newWord();
let doctor: Person;
let startOf: ReadonlyMap<string, Date>;

test.beforeAll(async ({ baseURL }) => {
  doctor = await newDoctor(baseURL!, lastName);
  // Every 90 minutes, day and night, so that some times are near midnight in each zone.
  const first = Math.ceil(Date.now() / HOUR + 1) * HOUR;
  const times = Array.from({ length: DAYS * 16 }, (_, n) => first + n * 1.5 * HOUR).map((at) => ({ startsAt: new Date(at), endsAt: new Date(at + HOUR) }));
  const ids = await offer(baseURL!, doctor, times);
  startOf = new Map(ids.map((id, n) => [id, times[n]!.startsAt]));
});

const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

/** What clocks show so many hours from UTC: the date 2026-12-10, and the hour "1:00 am". */
function wall(at: Date, hours: number) {
  const there = new Date(at.getTime() + hours * HOUR);
  const [hour, minute] = [there.getUTCHours(), String(there.getUTCMinutes()).padStart(2, "0")];
  return { date: there.toISOString().slice(0, 10), hour: `${hour % 12 || 12}:${minute} ${hour < 12 ? "am" : "pm"}` };
}

/** "20261210T060000Z" as an instant. */
const instantOf = (utc: string) => new Date(utc.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/** The times that the page offers on its chosen day: the slots' ids and what is written on them. */
const offered = (page: Page) =>
  page.locator("label:has(input[name=slotId])").evaluateAll((chips) => chips.map((chip) => ({ id: chip.querySelector("input")!.value, text: chip.textContent })));

for (const { zone, hours, label, until } of law) {
  test.describe(() => {
    test.use({ timezoneId: zone });

    test(`a patient in ${zone} reads one hour everywhere: picker, summary, booking, calendar, mail and home`, async ({ page, baseURL }) => {
      test.skip(until !== undefined && new Date() > new Date(until ?? 0), "The clocks there change again, so the offset in the table no longer holds all year");
      const errors: string[] = [];
      // The pages are made of the same parts in each zone, so they are looked over in one.
      const sound = () => (zone === law[0]!.zone ? expectSoundScreen(page) : undefined);
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      const labelled = new RegExp(`${label.replace("+", "\\+")}(?![+\\-\\d])`);

      await test.step("a guest sees the times of the browser's zone", async () => {
        await page.goto(`/doctors?q=${lastName}`);
        const card = page.locator("main article").first();
        await expect(card).toContainText(labelled);
        await expect(card).toContainText(wall([...startOf.values()][0]!, hours).hour.replace(/ [ap]m$/, ""));
        expect(await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(zone.replace("Kathmandu", "Katmandu"));
      });

      const email = `reader-${newWord().toLowerCase()}@example.test`;
      await test.step("registers", async () => {
        await page.goto("/sign-up");
        await page.getByLabel("First name").fill("Nadia");
        await page.getByLabel("Last name").fill("Fehr");
        await page.getByLabel("Email").fill(email);
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.locator("form button[type=submit]").last().click();
        await page.waitForURL("**/patient");
      });

      await test.step("every free time stands under one day, with its hour", async () => {
        await page.goto(`/doctors/${doctor.id}`);
        await sound();
        const days = page.getByRole("navigation", { name: "Days" }).getByRole("link", { name: /free/ });
        const seen = new Map<string, { date: string; hour: string }>();
        for (const href of await days.evaluateAll((links) => links.map((link) => link.getAttribute("href")!))) {
          const date = /date=([\d-]{10})/.exec(href)![1]!;
          await page.locator(`a[href="${href}"]`).click();
          await expect(page.locator(`a[href="${href}"]`)).toHaveAttribute("aria-current", "date");
          await expect(page.locator("input[name=slotId]").first()).toBeAttached();
          for (const { id, text } of await offered(page)) {
            expect(seen.has(id), `${plain(text)} on ${date} stands under ${seen.get(id)?.date} too`).toBe(false);
            seen.set(id, { date, hour: plain(text) });
          }
        }
        const { data } = await call<{ data: { id: string }[] }>(baseURL!, "GET", `/availability/doctors/${doctor.id}/available?date=${wall(new Date(Date.now() - 24 * HOUR), 0).date}&days=${DAYS + 4}`);
        expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(data.map(({ id }) => [id, wall(startOf.get(id)!, hours)])));
      });

      const chosen = await test.step("chooses the last time of a day: the summary says its hour, and the doctor's beside it", async () => {
        const chip = page.locator("label:has(input[name=slotId])").last();
        await chip.locator("input").check({ force: true });
        const at = startOf.get(await chip.locator("input").inputValue())!;
        const summary = page.locator("form dl");
        await expect(summary).toContainText(labelled);
        await expect(summary).toContainText(wall(at, hours).hour.replace(/ [ap]m$/, ""));
        await expect(summary).toContainText(/IST/);
        return { at, hour: wall(at, hours).hour };
      });

      const address = await test.step("books it: the page of the consultation says that hour", async () => {
        await page.getByLabel("What troubles you?").fill("Cold hands in the mornings");
        await page.getByRole("button", { name: "Book this time" }).click();
        await page.waitForURL(/\/patient\/consultations\/.*booked/);
        const told = page.getByRole("status").filter({ hasText: "It is booked" }).locator("..");
        await expect(told).toContainText(`${chosen.hour} ${label}`);
        await expect(told).toContainText(labelled);
        await sound();
        return page.url().split("?")[0]!;
      });

      await test.step("the calendar file has the instant in UTC, and no zone that a calendar could read by other rules", async () => {
        const file = await (await page.request.get(`${address}/calendar.ics`)).text();
        const [, start = ""] = /^DTSTART:(\d{8}T\d{6}Z)\r?$/m.exec(file) ?? [];
        expect(instantOf(start)).toEqual(chosen.at);
        expect(file).not.toMatch(/TZID|VTIMEZONE/);
      });

      await test.step("the mail says it too, and so does home", async () => {
        const time = chosen.hour.replace(/ [ap]m$/, "");
        await expect(async () => {
          await page.goto("/outbox");
          await expect(page.locator("main li", { hasText: email }).filter({ hasText: labelled }).first()).toContainText(time, { timeout: 1000 });
        }).toPass({ timeout: 30_000 });
        await page.goto("/patient");
        await expect(page.locator("main article").first()).toContainText(labelled);
        await expect(page.locator("main article").first()).toContainText(time);
      });

      expect(errors).toEqual([]);
    });
  });
}
