import { createHash } from 'node:crypto';
import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '#accounts';
import { asset } from '#platform';

const SCRIPT = asset('libs/public/form.proof.js');
const VERSION = createHash('sha256').update(SCRIPT).digest('base64url').slice(0, 12);

/** The address of the one script of the public pages; another script has another address, so browsers may keep it. */
export const SCRIPT_PATH = `/form.${VERSION}.js`;

/** Hands out the script of the forms. */
@Controller()
export class FormScriptController {
  @Public()
  @Get(SCRIPT_PATH)
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  script(): string {
    return SCRIPT;
  }
}
