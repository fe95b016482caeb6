import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { Public } from '#accounts';
import { type Event, EventsService, isFull, NO_PLACES } from '#events';
import { type DemandView, PositionsService } from '#officials';
import { type Counts, CountingService, NO_COUNTS, type Petition, PetitionsService } from '#petitions';
import { AppError, type Language, say } from '#platform';
import { DateLeaf } from './event.page.tsx';
import { pathOf, Text, whenOn } from './event.text.tsx';
import { refOf } from './form.reading.ts';
import { Icon } from './icon.tsx';
import { addressIn, sayer } from './page.tsx';
import { petitionPath } from './petition.page.tsx';
import { figure } from './petition.text.ts';
import { Site } from './site.ts';

const MOST = 12;

interface Coming {
  readonly event: Event;
  readonly full: boolean;
}

/** Who reads: their language, and the end of each address where somebody sent them. */
interface Reader {
  readonly language: Language;
  readonly sent: string;
}

/** One event of the list: when, what, where; the whole of it is one link. */
function Card({ event, full, language, sent }: Coming & Reader): ReactNode {
  const { time, zone } = whenOn(event, language);
  return (
    <li className="coming">
      <DateLeaf event={event} language={language} />
      <div>
        <h3>
          <a href={addressIn(language, pathOf(event)) + sent}>
            <Text of={event.title} language={language} />
          </a>{' '}
          {full && <span className="pill">{say(language, 'home.full')}</span>}
        </h3>
        <p className="soft">
          {time}, {zone}
        </p>
        <p className="soft">{event.placeName}</p>
      </div>
    </li>
  );
}

interface Open {
  readonly petition: Petition;
  readonly counts: Counts;
}

/** What one can sign; nothing where there is nothing. */
function Petitions({ open, language, sent }: Reader & { readonly open: readonly Open[] }): ReactNode {
  const t = sayer(language);
  if (!open.length) return null;
  return (
    <section aria-labelledby="petitions">
      <h2 id="petitions">{t('home.petitions')}</h2>
      <ul>
        {open.map(({ petition, counts: { confirmed } }) => (
          <li key={petition.id} className="coming">
            <p className="date">
              <b>{figure(language, confirmed)}</b> <span>{t(confirmed === 1 ? 'home.signed' : 'home.signedMore')}</span>
            </p>
            <div>
              <h3>
                <a href={addressIn(language, petitionPath(petition)) + sent}>
                  <Text of={petition.title} language={language} />
                </a>
              </h3>
              <p className="soft">
                <Text of={petition.summary} language={language} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the campaign asks for, as the record has it. */
function Demands({ demands, language }: Pick<HomeProps, 'demands' | 'language'>): ReactNode {
  const draft = language === 'es' && demands.some(({ spanishIsDraft }) => spanishIsDraft);
  return (
    <>
      <ol className="asks">
        {demands.map(({ code, title }) => (
          <li key={code}>
            <Text of={title} language={language} />
          </li>
        ))}
      </ol>
      {draft && <p className="soft">{say(language, 'council.page.spanishDraft')}</p>}
    </>
  );
}

interface HomeProps extends Reader {
  readonly coming: readonly Coming[];
  readonly open: readonly Open[];
  readonly demands: readonly DemandView[];
}

function HomePage({ coming, open, demands, language, sent }: HomeProps): ReactNode {
  const t = sayer(language);
  return (
    <>
      <div className="band">
        <div className="in wide">
          <div>
            <h1>{t('home.title')}</h1>
            <p className="lede">{t('home.lede')}</p>
            <a className="btn big gold" href={addressIn(language, '/council')}>
              {t('home.council')}
            </a>
          </div>
        </div>
      </div>
      <div className="in plain">
        <section aria-labelledby="events">
          <h2 id="events">{t('home.events')}</h2>
          {coming.length ? (
            <ul>
              {coming.map(({ event, full }) => (
                <Card key={event.id} {...{ event, full, language, sent }} />
              ))}
            </ul>
          ) : (
            <p>{t('home.noEvents')}</p>
          )}
        </section>
        <Petitions {...{ open, language, sent }} />
        <section aria-labelledby="volunteer">
          <h2 id="volunteer">{t('volunteer.title')}</h2>
          <p>{t('volunteer.lede')}</p>
          <p>
            <a className="btn big" href={addressIn(language, '/volunteer')}>
              {t('volunteer.action')}
            </a>
          </p>
        </section>
        <section aria-labelledby="council">
          <h2 id="council">{t('home.demands')}</h2>
          {demands.length > 0 && <Demands demands={demands} language={language} />}
          <p>
            {t('home.councilText')} <a href={addressIn(language, '/council')}>{t('home.council')}</a>
          </p>
        </section>
        <p className="safe">
          <Icon name="shield" />
          <span>
            <b>{t('home.private')}</b> {t('home.privateText')}{' '}
            <a href={addressIn(language, '/privacy')}>{t('home.privateLink')}</a>
          </span>
        </p>
      </div>
    </>
  );
}

/** The first page: what this is about, what one can come to, and where the council stands. */
@Controller()
export class HomeController {
  constructor(
    @Inject(Site) private readonly site: Site,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(CountingService) private readonly counting: CountingService,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  @Public()
  @Get(['/', ':language'])
  home(@Res() reply: FastifyReply, @Param('language') tag?: string, @Query('ref') ref?: string): Promise<void> {
    const code = refOf(ref);
    const sent = code && `?ref=${code}`;
    return this.site.send(reply, tag, async (language) => {
      const [coming, open, demands] = await Promise.all([this.coming(), this.open(), this.demands()]);
      return {
        path: '/',
        title: say(language, 'home.title'),
        content: <HomePage {...{ coming, open, demands, language, sent }} />,
      };
    });
  }

  /** Without a record the page says nothing of demands. */
  private demands(): Promise<DemandView[]> {
    return this.positions.demands().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return [];
      throw error;
    });
  }

  private async open(): Promise<Open[]> {
    const petitions = await this.petitions.open(MOST);
    const counts = await this.counting.countsOf(petitions.map(({ id }) => id));
    return petitions.map((petition) => ({ petition, counts: counts.get(petition.id) ?? NO_COUNTS }));
  }

  private async coming(): Promise<Coming[]> {
    const events = await this.events.coming(MOST);
    const ids = events.map(({ id }) => id);
    const [roles, places] = await Promise.all([this.events.rolesOf(ids), this.events.placesOfAll(ids)]);
    return events.map((event) => ({
      event,
      full: isFull(event, roles.get(event.id) ?? [], places.get(event.id) ?? NO_PLACES),
    }));
  }
}
