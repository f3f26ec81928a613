import { expect, it } from "vitest";
import { EitherCode, RecoveryCode, TotpCode } from "./codes";
import { recoveryCodeHash } from "./totp";

it.each(["492039", " 492 039\n", "492-039", "492–039", "４９２０３９", "४९२०३९", "\u200e492039\u200f", "492\u00a0039"])("the app's code %j is read", (pasted) => {
  expect(TotpCode.parse(pasted)).toBe("492039");
  expect(EitherCode.parse(pasted)).toBe("492039");
});

it.each(["7KQ2M-XW4RB", " 7kq2m xw4rb ", "7KQ2M–XW4RB", "7KQ2M ‑ XW4RB", "７ＫＱ２Ｍ－ＸＷ４ＲＢ", "7kq2m\u2212xw4rb"])("the recovery code %j is read, and has the same hash", (pasted) => {
  expect(RecoveryCode.parse(pasted)).toBe("7KQ2MXW4RB");
  expect(recoveryCodeHash("me", pasted)).toBe(recoveryCodeHash("me", "7KQ2M-XW4RB"));
});

it.each(["49203", "4920391", "49203a", ""])("%j is no code of an app", (typed) => {
  expect(TotpCode.safeParse(typed).success).toBe(false);
});
