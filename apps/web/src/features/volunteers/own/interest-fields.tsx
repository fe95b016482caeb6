import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { Select } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import css from '../volunteers.module.css';
import type { Said, Skill } from './documents.ts';

const BANDS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const LEVELS = ['LEARN', 'CAN', 'LEAD'] as const;
type Level = (typeof LEVELS)[number];

/** The name of a weekday; 1 is Monday. */
export const weekday = (day: number, language: string, width: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

/** What somebody can do, how well, and when they have time. */
export function InterestFields({
  skills,
  said,
}: {
  readonly skills: readonly Skill[];
  readonly said: Said | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const levels = [
    { value: '', label: say('volunteer.level.none') },
    ...LEVELS.map((level) => ({ value: level, label: say(`volunteer.level.${level}`) })),
  ];
  return (
    <>
      {skills.map(({ id, title }) => (
        <Select
          key={id}
          name={`skill-${id}`}
          label={told(title, language).text}
          options={levels}
          initial={said?.skills.find(({ skillId }) => skillId === id)?.level ?? ''}
        />
      ))}
      <Week chosen={said?.availability ?? []} legend={say('volunteer.times')} />
    </>
  );
}

/** The week as a grid of boxes: days down, parts of a day across. */
export function Week({ chosen, legend }: { readonly chosen: readonly string[]; readonly legend: string }): ReactNode {
  const { say, language } = useTexts();
  return (
    <fieldset className={css.week}>
      <legend className="label">{legend}</legend>
      <table>
        <thead>
          <tr>
            <td />
            {BANDS.map((band) => (
              <th key={band} scope="col">
                {say(`volunteer.band.${band}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{weekday(day, language, 'short')}</th>
              {BANDS.map((band) => (
                <td key={band}>
                  <label>
                    <input
                      type="checkbox"
                      name="times"
                      value={`${day}:${band}`}
                      defaultChecked={chosen.includes(`${day}:${band}`)}
                      aria-label={`${weekday(day, language, 'long')}, ${say(`volunteer.band.${band}`)}`}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

/** What the fields say, as the API takes it. */
export function interestIn(values: FormData, skills: readonly Pick<Skill, 'id'>[]) {
  const level = (id: string) => LEVELS.find((each) => each === values.get(`skill-${id}`));
  return {
    skills: skills.flatMap(({ id }): { skillId: string; level: Level }[] => {
      const chosen = level(id);
      return chosen ? [{ skillId: id, level: chosen }] : [];
    }),
    availability: values.getAll('times').map(String),
  };
}
