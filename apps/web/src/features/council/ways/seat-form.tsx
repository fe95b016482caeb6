import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { type Errors, Select, TextField } from '../../../ui/index.ts';
import css from '../entry/entry.module.css';
import { SourceFields, sourceOf, typed, useChoices } from '../entry/parts.tsx';
import { RECORD_SEAT, type SeatInput, WAY_CONTEXT, type WayChoices } from './documents.ts';
import { WayForm } from './frame.tsx';

const inputOf = (values: FormData): SeatInput => ({
  ...{ body: typed(values, 'body'), titleEn: typed(values, 'titleEn'), titleEs: typed(values, 'titleEs') },
  ...{ number: Number(typed(values, 'number')) || null, filling: typed(values, 'filling') as SeatInput['filling'] },
  ...{ figure: typed(values, 'figure') || null, name: typed(values, 'name') || null },
  ...{ startsOn: typed(values, 'startsOn') || null, confirmedUntil: typed(values, 'confirmedUntil') || null },
  ...{ source: sourceOf(values), locator: typed(values, 'locator') },
});

/** A seat of another body than the council, with whoever holds it; what that body decides can be reckoned once all are there. */
export function SeatForm(): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const [, record] = useMutation(RECORD_SEAT);
  const back = params.get('demand') ? `/council/demands/${params.get('demand')}` : '/council';
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'body') && { body: say('field.required') }),
    ...(!typed(values, 'titleEn') && !typed(values, 'titleEs') && { titleEn: say('field.required') }),
    ...(!/^(|[1-9]\d{0,2})$/.test(typed(values, 'number')) && { number: say('console.ways.numberWrong') }),
    ...(!typed(values, 'source.publisher') && { 'source.publisher': say('field.required') }),
    ...(!typed(values, 'locator') && { locator: say('field.required') }),
  });
  return (
    <WayForm
      title="console.ways.seat"
      about="console.ways.seatAbout"
      verb="console.ways.save"
      back={back}
      check={check}
      send={async (values) => {
        const { data, error } = await record({ input: inputOf(values) }, WAY_CONTEXT);
        if (data) navigate(`/council?body=${encodeURIComponent(typed(values, 'body'))}`);
        return failureOf(error);
      }}
    >
      {(choices) => (
        <>
          <Fields choices={choices} />
          <SourceFields />
        </>
      )}
    </WayForm>
  );
}

function Fields({ choices }: { readonly choices: WayChoices }): ReactNode {
  const { say } = useTexts();
  const list = useChoices();
  const [figure, setFigure] = useState('');
  return (
    <>
      <fieldset className={css.group}>
        <legend>{say('console.ways.theSeat')}</legend>
        <div className={css.two}>
          <Select
            name="body"
            label={say('console.ways.body')}
            options={[
              { value: '', label: say('console.ways.choose') },
              ...list(choices.bodies.filter(({ code }) => code !== choices.council)),
            ]}
          />
          <TextField name="titleEn" label={say('console.ways.titleEn')} lang="en" autoComplete="off" />
          <TextField name="titleEs" label={say('console.ways.titleEs')} lang="es" optional autoComplete="off" />
          <TextField name="number" label={say('console.ways.number')} inputMode="numeric" optional autoComplete="off" />
          <Select
            name="filling"
            label={say('console.ways.filling')}
            options={(['ELECTED', 'APPOINTED'] as const).map((value) => ({
              value,
              label: say(`console.ways.filling.${value}`),
            }))}
          />
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{say('console.ways.holder')}</legend>
        <p className="hint">{say('console.ways.holderHint')}</p>
        <div className={css.two}>
          <Select
            name="figure"
            label={say('console.ways.figure')}
            options={[{ value: '', label: say('console.ways.figureNew') }, ...list(choices.figures)]}
            onChange={setFigure}
          />
          {!figure && <TextField name="name" label={say('console.ways.name')} optional autoComplete="off" />}
          <TextField name="startsOn" type="date" label={say('console.ways.startsOn')} optional />
          <TextField name="confirmedUntil" type="date" label={say('console.ways.confirmedUntil')} optional />
        </div>
      </fieldset>
    </>
  );
}
