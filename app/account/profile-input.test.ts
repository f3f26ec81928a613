import { expect, test } from "vitest";
import { UpdateProfile } from "@/lib/domain/accounts/profile/schema";
import { timeZoneChoices, languageChoices } from "./profile-choices";
import { profileInput } from "./profile-input";

function form(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const untouched = {
  firstName: "Asha",
  lastName: "Rao",
  phone: "",
  dateOfBirth: "",
  gender: "",
  "address.line1": "",
  "address.line2": "",
  "address.city": "",
  "address.state": "",
  "address.postalCode": "",
  "address.country": "India",
  timeZone: "Asia/Kolkata",
  language: "en",
  version: "3",
};

test("an empty field removes the stored value", () => {
  expect(UpdateProfile.parse(profileInput(form(untouched)))).toEqual({
    firstName: "Asha",
    lastName: "Rao",
    phone: null,
    dateOfBirth: null,
    gender: null,
    address: null,
    timeZone: "Asia/Kolkata",
    language: "en",
    version: 3,
  });
});

test("a half-filled address names the lines that are missing", () => {
  const refused = UpdateProfile.safeParse(profileInput(form({ ...untouched, "address.city": "Mysuru" })));
  expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["address.line1", "address.state", "address.postalCode"]);
});

test("an emptied required name is not treated as unchanged", () => {
  const refused = UpdateProfile.safeParse(profileInput(form({ ...untouched, firstName: "" })));
  expect(refused.error?.issues[0]?.path).toEqual(["firstName"]);
});

test("every zone and language on offer is accepted", () => {
  for (const { value } of timeZoneChoices("Asia/Kolkata", new Date())) expect(UpdateProfile.safeParse({ timeZone: value }).success, value).toBe(true);
  for (const { value } of languageChoices("fr-CA")) expect(UpdateProfile.safeParse({ language: value }).success, value).toBe(true);
  expect(timeZoneChoices("Asia/Kolkata", new Date()).filter(({ value }) => value === "Asia/Kolkata")).toHaveLength(1);
});
