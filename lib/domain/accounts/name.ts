interface Named {
  firstName: string;
  /** Empty for people who have one name. */
  lastName: string;
}

/** The name that others see; SQL makes the same in `fullName` (db/schema/accounts.ts). */
export const fullName = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`.trim();
