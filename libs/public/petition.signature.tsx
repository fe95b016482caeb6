import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { Doors, Public } from '#accounts';
import { isPetitionOpen, type OwnSignature, PENDING_DAYS, SignaturesService, SignatureState } from '#petitions';
import { type Language, say } from '#platform';
import { Text } from './event.text.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';
import { petitionPath } from './petition.page.tsx';
import { type Page, type Redirect, Site } from './site.ts';

const ROUTE = ['signatures/:token', ':language/signatures/:token'];
const WITHDRAW = ROUTE.map((route) => `${route}/withdraw`);
const TOKEN = /^[\w-]{43}$/;
const address = (token: string) => `/signatures/${token}`;

/** What somebody sees of their own signature, and can do with it. */
interface OwnProps extends OwnSignature {
  readonly token: string;
  readonly language: Language;
}
type Part = OwnProps & { readonly t: Say };

/** All that was written, so that whoever confirms knows what they confirm. */
function Wrote({ signature: { details, ward, display }, t }: Part): ReactNode {
  const { givenName, familyName, phone = '', news } = details;
  const channels = news.map((channel) => t(`signature.news.${channel}`, { digits: phone.slice(-2) }));
  const rows = [
    ['signature.name', `${givenName} ${familyName}`],
    ['signature.ward', ward === null ? t('petition.noWard') : t('petition.ward', { ward })],
    ['signature.shown', t(`petition.show.${display}`)],
    ['signature.news', channels.join('. ') || t('signature.news.none')],
  ] as const;
  return (
    <>
      <h2>{t('signature.wrote')}</h2>
      <dl className="wrote">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Act({ to, label, kind }: { readonly to: string; readonly label: string; readonly kind: string }): ReactNode {
  return (
    <form method="post" action={to}>
      <button className={`btn big ${kind}`} type="submit">
        {label}
      </button>
    </form>
  );
}

function Withdraw({ token, language, t, title, text }: Part & Record<'title' | 'text', string>): ReactNode {
  return (
    <>
      <h2>{title}</h2>
      <p>{text}</p>
      <Act to={addressIn(language, `${address(token)}/withdraw`)} label={t('signature.withdrawAction')} kind="danger" />
    </>
  );
}

/** What is so now, and what can be done: confirming while it waits, taking it off as long as it stands. */
function Standing(props: Part): ReactNode {
  const { signature, petition, token, language, t } = props;
  switch (signature.state) {
    case SignatureState.WITHDRAWN:
      return (
        <>
          <p className="lede">{t('signature.withdrawn')}</p>
          <p>{t('signature.withdrawnText')}</p>
          <p>
            <a className="btn big" href={addressIn(language, petitionPath(petition))}>
              {t('signature.again')}
            </a>
          </p>
        </>
      );
    case SignatureState.CONFIRMED:
      return (
        <>
          <p className="note good">
            <Icon name="check" />
            <b>{t('signature.confirmed')}</b>
          </p>
          <Wrote {...props} />
          <Withdraw {...props} title={t('signature.withdraw')} text={t('signature.withdrawText')} />
        </>
      );
    case SignatureState.PENDING:
      return (
        <>
          <p className="lede">{t(isPetitionOpen(petition) ? 'signature.pending' : 'signature.late')}</p>
          {isPetitionOpen(petition) && (
            <Act to={addressIn(language, address(token))} label={t('signature.confirm')} kind="primary" />
          )}
          <Wrote {...props} />
          <Withdraw {...props} title={t('signature.notMine')} text={t('signature.notMineText')} />
        </>
      );
  }
}

function OwnPage(props: OwnProps): ReactNode {
  const { petition, language } = props;
  const t = sayer(language);
  return (
    <div className="in plain">
      <h1>{t('signature.title')}</h1>
      <p>
        <a href={addressIn(language, petitionPath(petition))}>
          <b>
            <Text of={petition.title} language={language} />
          </b>
        </a>
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
      <h1>{t('signature.unknown')}</h1>
      <p className="lede">{t('signature.unknownText', { days: PENDING_DAYS })}</p>
      <p>
        <a className="btn big" href={`${addressIn(language, '/')}#petitions`}>
          {t('petition.others')}
        </a>
      </p>
    </div>
  );
}

/** The page behind the link in the mails to signers: opening it shows, only its buttons act, since scanners open links. */
@Controller()
export class SignatureController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(SignaturesService) private readonly signatures: SignaturesService,
  ) {}

  @Public()
  @Get([...ROUTE, ...WITHDRAW])
  show(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.open(reply, token, tag, async (language) => {
      const own = await this.signatures.own(token);
      return own && this.page(own, token, language);
    });
  }

  @Public()
  @Post(ROUTE)
  confirm(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.act(reply, token, tag, () => this.signatures.confirm(token));
  }

  @Public()
  @Post(WITHDRAW)
  withdraw(@Res() reply: FastifyReply, @Param('token') token: string, @Param('language') tag?: string): Promise<void> {
    return this.act(reply, token, tag, () => this.signatures.withdraw(token));
  }

  private act(
    reply: FastifyReply,
    token: string,
    tag: string | undefined,
    work: () => Promise<OwnSignature | undefined>,
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
    const organizationId = TOKEN.test(token) ? await this.doors.organizationOf('signature', token) : undefined;
    const found = async (language: Language) => (organizationId ? await work(language) : undefined);
    await this.site.send(
      reply,
      tag,
      async (language) => (await found(language)) ?? this.unknown(language),
      organizationId,
    );
  }

  private page(own: OwnSignature, token: string, language: Language): Page {
    return {
      path: address(token),
      title: say(language, 'signature.title'),
      unlisted: true,
      content: <OwnPage {...own} token={token} language={language} />,
    };
  }

  private unknown(language: Language): Page {
    return {
      path: '/',
      title: say(language, 'signature.unknown'),
      unlisted: true,
      status: 404,
      content: <UnknownPage language={language} />,
    };
  }
}
