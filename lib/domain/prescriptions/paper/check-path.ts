/**
 * The address in a prescription's QR code. The check code is after the #, which browsers do not send: it reaches no server
 * log and no proxy's history.
 */
export const checkPath = (id: string, code: string) => `/verify?id=${id}#${code}`;
