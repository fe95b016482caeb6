import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { renderToStaticMarkup } from 'react-dom/server';
import { Public } from '#accounts';
import { current, type MessageKey, say } from '#platform';

const CLEARED = '"cache", "cookies", "storage"';
/** Where somebody might have been all the while. */
const PLACES: readonly (readonly [MessageKey, string])[] = [
  ['exit.weather', 'https://www.weather.gov/'],
  ['exit.library', 'https://www.hclib.org/'],
  ['exit.encyclopedia', 'https://www.wikipedia.org/'],
];

/** Where `Leave quickly` leads: away, at once, with what the browser kept of this site cleared. */
@Controller('exit')
export class ExitController {
  @Public()
  @Get()
  @Header('clear-site-data', CLEARED)
  @Header('referrer-policy', 'no-referrer')
  async leave(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('cache-control', 'no-store').redirect('/exit/done', 303);
  }

  /** A page that could be anybody's: neither its words, its title nor its style say whose it is. */
  @Public()
  @Get('done')
  @Header('clear-site-data', CLEARED)
  @Header('referrer-policy', 'no-referrer')
  @Header('content-type', 'text/html; charset=utf-8')
  done(): string {
    const { language } = current();
    return `<!doctype html>${renderToStaticMarkup(
      <html lang={language}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{say(language, 'exit.title')}</title>
          <link rel="icon" href="data:," />
          <meta name="color-scheme" content="light dark" />
        </head>
        <body>
          <main>
            <h1>{say(language, 'exit.title')}</h1>
            <ul>
              {PLACES.map(([key, href]) => (
                <li key={key}>
                  <a href={href} rel="noreferrer">
                    {say(language, key)}
                  </a>
                </li>
              ))}
            </ul>
          </main>
        </body>
      </html>,
    )}`;
  }
}
