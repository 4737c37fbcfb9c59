const CERTIFICATE_ERRORS: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another name",
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  CERT_NOT_YET_VALID: "the server's certificate is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "nobody that is trusted signed the server's certificate (CLOUD_CA names authorities)",
  SELF_SIGNED_CERT_IN_CHAIN: "nobody that is trusted signed the server's certificate (CLOUD_CA names authorities)",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "nobody that is trusted signed the server's certificate (CLOUD_CA names authorities)",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "nobody that is trusted signed the server's certificate (CLOUD_CA names authorities)",
};

const CONNECTION_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there (ECONNREFUSED)',
  ECONNRESET: 'the connection or the answer ended early (ECONNRESET)',
  ENOTFOUND: 'the name is not known (ENOTFOUND)',
  EAI_AGAIN: 'the name could not be looked up now (EAI_AGAIN)',
  EPROTO: 'the server does not speak TLS as we do (EPROTO)',
};

/** What went wrong with a connection, in words. */
export function describeNetworkError(error: unknown): string {
  // Connecting to several addresses of one name fails with several errors.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (!(first instanceof Error)) return String(first);
  const code = 'code' in first ? String(first.code) : '';
  return CERTIFICATE_ERRORS[code] ?? CONNECTION_ERRORS[code] ?? first.message;
}
