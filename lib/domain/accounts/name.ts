interface Named {
  firstName: string;
  /** Empty for people who have one name. */
  lastName: string;
}

/** The name that others see; SQL makes the same in `fullName` (db/schema/accounts.ts). */
export const fullName = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`.trim();

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name for the gap of a plain text (a mail, a title, a calendar), where there is no `<bdi>`: a name that runs from right to
 * left stands between U+2068 and U+2069, so that it does not change the order of what stands beside it.
 */
export const isolated = (name: string) => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);
