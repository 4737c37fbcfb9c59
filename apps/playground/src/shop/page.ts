/** One answer of the shop, for a framework to send. */
export interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export function html(body: string, status = 200): Page {
  return { status, type: 'text/html; charset=utf-8', body };
}

export function text(body: string, status = 200): Page {
  return { status, type: 'text/plain; charset=utf-8', body };
}

export function json(value: unknown, status = 200): Page {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
