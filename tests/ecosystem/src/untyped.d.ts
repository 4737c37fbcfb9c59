// What these tests use of modules that carry no types of their own.
declare module 'express-4' {
  import express from 'express';
  export default express;
}

declare module 'cookie-parser' {
  export default function cookieParser(): import('express').RequestHandler;
}

declare module 'morgan' {
  export default function logger(
    format: string,
    options: { readonly stream: { write(line: string): void } },
  ): import('express').RequestHandler;
}

declare module 'http-errors' {
  export default function createError(status: number): Error & { readonly status: number };
}
