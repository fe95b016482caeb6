import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { Doors, Public } from '#accounts';
import {
  type EventRole,
  EventsService,
  EventState,
  isOpen,
  type OwnSignUp,
  PendingService,
  SignUpsService,
  SignUpState,
  UNCONFIRMED_DAYS,
} from '#events';
import { type Language, say, textIn } from '#platform';
import { pathOf, Text, whenOn } from './event.text.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';
import { type Page, type Redirect, Site } from './site.ts';

const ROUTE = ['sign-ups/:token', ':language/sign-ups/:token'];
const CONFIRM = ROUTE.map((route) => `${route}/confirm`);
const TOKEN = /^[\w-]{43}$/;
const address = (token: string) => `/sign-ups/${token}`;

/** What somebody sees of their own sign-up, and can do with it. */
interface OwnProps extends OwnSignUp {
  readonly role: EventRole | undefined;
  readonly token: string;
  readonly language: Language;
}

/** What is so now; only while the event is ahead, and the place is theirs, there is something to do. */
function Standing({ signUp, event, role, token, language, t }: OwnProps & { readonly t: Say }): ReactNode {
  const page = addressIn(language, pathOf(event));
  if (event.state === EventState.CANCELLED) return <p className="lede">{t('event.called')}</p>;
  if (!isOpen(event)) return <p className="lede">{t('event.over')}</p>;
  if (signUp.state === SignUpState.CANCELLED) {
    const left = signUp.line !== null && !signUp.promotedAt;
    return (
      <>
        <p className="lede">{t(left ? 'signUp.left' : 'signUp.gone')}</p>
        <p>{t(left ? 'signUp.leftText' : 'signUp.goneText')}</p>
        <p>
          <a className="btn big" href={page}>
            {t('signUp.again')}
          </a>
        </p>
      </>
    );
  }
  const as = role && textIn(role.name, language).text;
  if (signUp.state === SignUpState.PENDING)
    return (
      <>
        <p className="lede">{t('signUp.pending')}</p>
        {as && <p>{t('signUp.wish', { role: as })}</p>}
        <form method="post" action={addressIn(language, `${address(token)}/confirm`)}>
          <button className="btn big primary" type="submit">
            {t('signUp.confirmAction')}
          </button>
        </form>
        <p>{t('signUp.pendingFull')}</p>
        <p className="soft">{t('signUp.notYou', { days: UNCONFIRMED_DAYS })}</p>
      </>
    );
  const waits = signUp.state === SignUpState.WAITLISTED;
  return (
    <>
      <p className={waits ? 'note' : 'note good'}>
        <Icon name={waits ? 'clock' : 'check'} />
        <b>{t(waits ? 'signUp.waits' : 'signUp.has')}</b>
      </p>
      {as && <p>{t(waits ? 'signUp.wish' : 'signUp.asRole', { role: as })}</p>}
      {waits && <p>{t('signUp.waitsText')}</p>}
      <h2>{t(waits ? 'signUp.leave' : 'signUp.giveBack')}</h2>
      <p>{t(waits ? 'signUp.leaveText' : 'signUp.giveBackText')}</p>
      <form method="post" action={addressIn(language, address(token))}>
        <button className="btn big danger" type="submit">
          {t(waits ? 'signUp.leaveAction' : 'signUp.giveBackAction')}
        </button>
      </form>
    </>
  );
}

function OwnPage(props: OwnProps): ReactNode {
  const { event, language } = props;
  const t = sayer(language);
  const { date, time, zone } = whenOn(event, language);
  return (
    <div className="in plain">
      <h1>{t('signUp.title')}</h1>
      <p>
        <a href={addressIn(language, pathOf(event))}>
          <b>
            <Text of={event.title} language={language} />
          </b>
        </a>
        <br />
        {date}, {time}, {zone}
        <br />
        {event.placeName}
      </p>
      <Standing {...props} t={t} />
    </div>
  );
}

/** A link that opens nothing says so, and what to do; it looks the same whether it was made up or has run out. */
function UnknownPage({ language }: { readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('signUp.unknown')}</h1>
      <p className="lede">{t('signUp.unknownText')}</p>
      <p>
        <a className="btn big" href={`${addressIn(language, '/')}#events`}>
          {t('event.others')}
        </a>
      </p>
    </div>
  );
}

/** The page behind the link in a confirmation: opening it shows, and only its button acts, since scanners open links. */
@Controller()
export class SignUpController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(PendingService) private readonly pending: PendingService,
  ) {}

  @Public()
  @Get([...ROUTE, ...CONFIRM])
  show(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.open(reply, token, tag, async (language) => {
      const own = await this.signUps.own(token);
      return own && this.page(own, token, language);
    });
  }

  @Public()
  @Post(ROUTE)
  giveBack(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.act(reply, token, tag, () => this.signUps.giveBack(token));
  }

  @Public()
  @Post(CONFIRM)
  confirm(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.act(reply, token, tag, () => this.pending.confirm(token));
  }

  private act(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: () => Promise<OwnSignUp | undefined>,
  ): Promise<void> {
    return this.open(reply, token, tag, async (language) =>
      (await work()) ? { redirect: addressIn(language, address(token)) } : undefined,
    );
  }

  private async open(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: (language: Language) => Promise<Page | Redirect | undefined>,
  ): Promise<void> {
    const organizationId = TOKEN.test(token) ? await this.doors.organizationOf('signUp', token) : undefined;
    const found = async (language: Language) => (organizationId ? await work(language) : undefined);
    await this.site.send(
      reply,
      tag,
      async (language) => (await found(language)) ?? this.unknown(language),
      organizationId,
    );
  }

  private async page({ signUp, event }: OwnSignUp, token: string, language: Language): Promise<Page> {
    const roles = (await this.events.rolesOf([event.id])).get(event.id) ?? [];
    const role = roles.find(({ id }) => id === signUp.roleId);
    return {
      path: address(token),
      title: say(language, 'signUp.title'),
      unlisted: true,
      content: <OwnPage {...{ signUp, event, role, token, language }} />,
    };
  }

  private unknown(language: Language): Page {
    return {
      path: '/',
      title: say(language, 'signUp.unknown'),
      unlisted: true,
      status: 404,
      content: <UnknownPage language={language} />,
    };
  }
}
