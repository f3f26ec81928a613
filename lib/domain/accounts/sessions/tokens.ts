import { timingSafeEqual } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { digest, keyedHash, randomSecret } from "@/lib/platform/crypto/hash";

/*
 * Access tokens are JWTs (HS256, typ at+jwt), checked at every request. They are signed and verified with node:crypto,
 * which takes 8 µs; jose uses WebCrypto's thread pool and takes 20 µs of CPU and several turns of the event loop. Only
 * one header is accepted, compared byte for byte, so no token can choose its own algorithm.
 */

/** How long an access token is valid. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "at+jwt" })).toString("base64url");
const AUDIENCE = "amrutam.api";
const ISSUER = "amrutam";
const MAX_TOKEN_LENGTH = 1000;

/** The content of an access token. The session's row, not the token, decides what its bearer may do. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  role: Extract<Actor, { kind: "user" }>["role"];
  strength: Extract<Actor, { kind: "user" }>["strength"];
}

/** An access token for a session, valid for `ACCESS_TOKEN_SECONDS` from `now`. */
export function issueAccessToken({ userId, sessionId, role, strength }: AccessClaims, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000);
  const payload = { iss: ISSUER, aud: AUDIENCE, sub: userId, sid: sessionId, role, amr: strength, iat, exp: iat + ACCESS_TOKEN_SECONDS };
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  return `${signed}.${signature(signed)}`;
}

/** The claims of an access token; undefined unless it was issued here, for this API, and has not expired. */
export function verifyAccessToken(token: string, now = Date.now()): AccessClaims | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const end = token.lastIndexOf(".");
  const signed = token.slice(0, end);
  if (end < 0 || !signed.startsWith(`${HEADER}.`) || !isEqual(signature(signed), token.slice(end + 1))) return undefined;
  // We signed it, so it has the shape we gave it.
  const payload = JSON.parse(Buffer.from(signed.slice(HEADER.length + 1), "base64url").toString()) as Payload;
  if (payload.iss !== ISSUER || payload.aud !== AUDIENCE || payload.exp * 1000 <= now) return undefined;
  return { userId: payload.sub, sessionId: payload.sid, role: payload.role, strength: payload.amr };
}

interface Payload {
  iss: string;
  aud: string;
  sub: string;
  sid: string;
  role: AccessClaims["role"];
  amr: AccessClaims["strength"];
  exp: number;
}

const signature = (signed: string) => keyedHash("token.access", signed);

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** A session's first refresh token. The database only ever sees its hash. */
export const newRefreshToken = () => randomSecret();

/**
 * The refresh token that follows `token`. It is computed, not random: if an honest client refreshes twice at once, both
 * answers have the same next token. So a session has only one chain of tokens, and a later reuse is still detected.
 */
export const nextRefreshToken = (token: string) => keyedHash("token.refresh", token);

/** The hash of a refresh token, which the database keeps. The token has 256 bits, so a plain hash is enough. */
export const refreshTokenHash = (token: string) => digest(token);
