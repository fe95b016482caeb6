import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { Public } from '#accounts';
import { KEPT_DAYS } from '#events';
import { PENDING_DAYS } from '#petitions';
import { isMessageKey, type Language, type MessageKey, say } from '#platform';
import { INTEREST_DAYS } from '#volunteers';
import { Icon } from './icon.tsx';
import { sayer } from './page.tsx';
import { Site } from './site.ts';

const PARTS = [
  ['privacy.never', 'shield'],
  ['privacy.signUp', 'userplus'],
  ['privacy.signature', 'petition'],
  ['privacy.interest', 'check'],
  ['privacy.sealed', 'lock'],
  ['privacy.sees', 'eye'],
  ['privacy.long', 'clock'],
  ['privacy.go', 'exit'],
] as const;

/** The sentences of a part, as many as the catalogue has. */
function sentences(part: MessageKey): MessageKey[] {
  const found: MessageKey[] = [];
  for (let key = `${part}1`; isMessageKey(key); key = `${part}${found.length + 1}`) found.push(key);
  return found;
}

function PrivacyPage({ language }: { readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('privacy.title')}</h1>
      <p className="lede">{t('privacy.lede')}</p>
      {PARTS.map(([part, icon]) => (
        <section key={part}>
          <h2 className="marked">
            <Icon name={icon} />
            {t(part)}
          </h2>
          <ul className="points">
            {sentences(part).map((key) => (
              <li key={key}>{t(key, { days: KEPT_DAYS, pending: PENDING_DAYS, interest: INTEREST_DAYS })}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What is kept, who sees it, how long, how to leave: each sentence is what the code does. */
@Controller()
export class PrivacyController {
  constructor(@Inject(Site) private readonly site: Site) {}

  @Public()
  @Get(['privacy', ':language/privacy'])
  privacy(@Res() reply: FastifyReply, @Param('language') tag?: string): Promise<void> {
    return this.site.send(reply, tag, async (language) => ({
      path: '/privacy',
      title: say(language, 'privacy.title'),
      content: <PrivacyPage language={language} />,
    }));
  }
}
