import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/http/wording";
import { wordsOf } from "@/lib/core/words";
import { Phone } from "./phone";

describe("a phone number", () => {
  it.each([
    ["+91 09845012345", "+919845012345"],
    ["9845012345", "+919845012345"],
    ["098450 12345", "+919845012345"],
    ["00919845012345", "+919845012345"],
    ["919845012345", "+919845012345"],
    ["+91-98450-12345", "+919845012345"],
    ["+91–98450–12345", "+919845012345"],
    ["(+91) 98450 12345", "+919845012345"],
    ["+91-(0)9845012345", "+919845012345"],
    ["९८४५० १२३४५", "+919845012345"],
    ["＋９１９８４５０１２３４５", "+919845012345"],
    ["tel:+919845012345", "+919845012345"],
    ["\u202a+91 98450 12345\u202c", "+919845012345"],
    ["0484 2345678", "+914842345678"],
    ["+91 9109845012", "+919109845012"],
    ["+971 50 123 4567", "+971501234567"],
    ["+33 6 12 34 56 78", "+33612345678"],
    ["+1 (555) 123-4567", "+15551234567"],
    ["+44 020 7946 0958", "+442079460958"],
  ])("%s is %s", (typed, number) => {
    expect(Phone.parse(typed)).toBe(number);
    expect(Phone.parse(number)).toBe(number);
  });

  it.each([
    ["+91 98450 123456789", "This number has too many digits."],
    ["12", "This number has too few digits."],
    ["+91 98450 1234", "An Indian number has ten digits after +91, or after 0: check that none is missing or too many."],
    ["984501234", "An Indian number has ten digits after +91, or after 0: check that none is missing or too many."],
    ["+33 6 12 34", "This number has too few digits."],
    ["call me", "Enter a phone number with its country code, such as +91 98450 12345."],
    ["9845012345 ext 3", "Enter a phone number with its country code, such as +91 98450 12345."],
    ["+999 123456", "Enter a phone number with its country code, such as +91 98450 12345."],
  ])("%s is refused in words", (typed, words) => {
    const [issue] = Phone.safeParse(typed).error?.issues ?? [];
    expect(issue && inEnglish(wordsOf(issue.message))).toBe(words);
  });
});
