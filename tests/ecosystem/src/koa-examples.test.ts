import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import Router from '@koa/router';
import { rasp } from '@rasp/koa';
import { serve } from '@rasp/test-application';
import Koa, { type Context, type Middleware } from 'koa';
import serveStatic from 'koa-static';
import { describe, expect, it } from 'vitest';
import { clickThrough, EVERYTHING_ON, expectInvalid, type Running } from './click-through.js';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

async function start(...middleware: readonly Middleware[]): Promise<Running> {
  const gate = rasp(EVERYTHING_ON);
  const app = new Koa();
  app.silent = true;
  app.use(gate);
  for (const one of middleware) app.use(one);
  const { origin, close } = await serve(createServer(app.callback()));
  const stop = async (): Promise<void> => {
    await close();
    await gate.rasp.close();
  };
  return { origin, rasp: gate.rasp, close: stop };
}

/** As body parsers do, for forms. */
const parseForm: Middleware = async (context, next) => {
  let text = '';
  for await (const piece of context.req) text += piece;
  (context.request as { body?: unknown }).body = Object.fromEntries(new URLSearchParams(text));
  return next();
};

/** As the example `blog`: a router over a list of posts, with forms. */
function createBlog(): Middleware[] {
  const posts: { title: string; body: string }[] = [];
  const router = new Router();
  router.get('/', list).get('/post/new', add).get('/post/:id', show).post('/post', create);
  return [parseForm, router.routes() as Middleware, router.allowedMethods() as Middleware];

  function list(context: Context): void {
    context.body = posts.map(({ title }) => `<h2>${title}</h2>`).join('');
  }
  function add(context: Context): void {
    context.body = '<form action="/post" method="post"><input name="title"><textarea name="body"></textarea></form>';
  }
  function show(context: Context): void {
    const post = posts[Number(context.params.id)];
    if (post === undefined) context.throw(404, 'invalid post id');
    context.body = `<h1>${post.title}</h1><p>${post.body}</p>`;
  }
  function create(context: Context): void {
    posts.push((context.request as { body?: never }).body as never);
    context.redirect('/');
  }
}

describe('the examples of Koa, clicked through with everything on', () => {
  it('blog', async () => {
    const running = await start(...createBlog());
    await clickThrough(running, [
      { path: '/', status: 200 },
      { path: '/post/new', status: 200, says: '<form' },
      { path: '/post', method: 'POST', headers: FORM, body: "title=First+post&body=It's+what+it+is.", status: 302 },
      { path: '/post/0', status: 200, says: 'First post' },
      { path: '/post/0', method: 'HEAD', status: 200 },
      { path: '/post/7', status: 404, says: 'invalid post id' },
      { path: '/post/0', method: 'OPTIONS', status: 200 },
      { path: '/favicon.ico', status: 404 },
    ]);
    await expectInvalid(running, '/nobody');
    await expectInvalid(running, '/post/0', 'DELETE');
    expect(running.rasp.routes()).toContainEqual({ method: 'GET', path: '/post/:id', handler: 'show' });
    await running.close();
  });

  it('404: a page of its own behind, and before, everything', async () => {
    const page: Middleware = async (context, next) => {
      await next();
      if (context.status !== 404) return;
      context.status = 404;
      context.type = 'html';
      context.body = '<p>Page Not Found</p>';
    };
    const running = await start(page, ...createBlog());
    await clickThrough(running, [
      { path: '/', status: 200 },
      { path: '/nobody', status: 404, says: 'Page Not Found' },
    ]);
    await running.close();
  });

  it('body parsing, cookies, a stream, an error, a static folder', async () => {
    const running = await start(
      async (context, next) => {
        if (context.path === '/name')
          context.body = { name: (context.request as { body?: { name: string } }).body?.name };
        else if (context.path === '/views')
          context.cookies.set('view', String(Number(context.cookies.get('view') ?? 0) + 1));
        else return next();
        context.body ??= 'seen';
      },
      async (context, next) => {
        if (context.path === '/teapot') context.throw(418, 'short and stout');
        // The status alone is an answer too.
        else if (context.path === '/gone') context.status = 404;
        else if (context.path === '/raw') {
          context.respond = false;
          context.res.end('raw');
        } else await next();
      },
      serveStatic(PUBLIC),
    );
    await clickThrough(running, [
      { path: '/name', status: 200 },
      { path: '/views', headers: { cookie: 'view=3' }, status: 200, says: 'seen' },
      { path: '/teapot', status: 418, says: 'short and stout' },
      { path: '/gone', status: 404, says: 'Not Found' },
      { path: '/raw', status: 404, says: 'raw' },
      { path: '/', status: 200, says: 'Welcome' },
      { path: '/stylesheets/style.css', status: 200, says: 'padding' },
    ]);
    await expectInvalid(running, '/stylesheets/nobody.css');
    await running.close();
  });
});
