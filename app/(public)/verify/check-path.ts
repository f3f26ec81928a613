/**
 * Where the QR code of a paper leads. The code stands behind the #, which browsers keep to themselves: it reaches no log
 * and no history of a proxy.
 */
export const checkPath = (id: string, code: string) => `/verify?id=${id}#${code}`;
