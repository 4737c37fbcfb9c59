import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * 256 random bits as text. Nobody guesses one, so one round of SHA-256 hides it as well as a slow hash would; a slow
 * one would cost 50 ms for each beacon, and anybody could ask for that.
 */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is the one of `hash`, in a time that says nothing about either. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash));
}
