/**
 * Every bound of reading a request's bytes, besides the two that are configured: bytes of fields, and time.
 * What lies past one is a fault of the input, never silently unseen.
 */
export const REQUEST_LIMITS = {
  /** How much of a file's or a binary stream's beginning is inspected. */
  headBytes: 4_096,
  /** How far bytes may run ahead of a judgement that takes time. */
  aheadBytes: 262_144,
  /** How much of an unread body is read away after a block, so that its connection can be used again. */
  drainBytes: 65_536,
  drainMs: 1_000,
  /** `Content-Encoding: gzip, gzip, …`: each layer multiplies what a small body can cost. */
  contentEncodings: 3,
  /** RFC 2046 section 5.1.1 allows 70. */
  boundaryLength: 200,
  /** Malformed values of one Content-Disposition that are read in a second way; each costs the length of the header. */
  looseValues: 3,
  /** Different boundaries, or charsets, that parsers would take from one Content-Type. */
  parameterReadings: 3,
  /** One part's header block; @fastify/busboy takes 80 KiB, busboy 16 KiB. */
  partHeaderBytes: 81_920,
  parts: 10_000,
  /** Multipart inside of multipart; each level can double the work. */
  nesting: 2,
} as const;
