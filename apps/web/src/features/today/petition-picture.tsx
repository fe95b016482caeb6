import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { Loaded } from '../../ui/index.ts';
import { PETITION, type PetitionLine, PETITIONS } from '../petitions/documents.ts';
import { PetitionGauge, SignatureTrend, WardBars } from '../petitions/pictures.tsx';

/** The open petition that most people signed: how far it is, since when, and from which wards. */
export function PetitionPicture(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: PETITIONS, variables: { first: 25 } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ petitions: { items } }) => {
        const [first] = items
          .filter(({ state }) => state === 'PUBLISHED')
          .toSorted((a, b) => b.confirmed - a.confirmed);
        if (first) return <Signed petition={first} />;
        return (
          <>
            <h3>{say('console.today.petition')}</h3>
            <p className="soft">{say('console.today.nothingYet')}</p>
          </>
        );
      }}
    </Loaded>
  );
}

function Signed({ petition }: { readonly petition: PetitionLine }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: PETITION, variables: { id: petition.id } });
  const title = petition.title[language] || petition.title.en || petition.title.es;
  return (
    <>
      <h3>
        <Link to={`/petitions/${petition.id}`}>{title}</Link>
      </h3>
      <PetitionGauge petition={petition} />
      <Loaded result={result} retry={() => again()}>
        {({ petition: { series, byWard } }) => (
          <>
            <SignatureTrend series={series} />
            <h4>{say('console.today.byWard')}</h4>
            <WardBars byWard={byWard} />
          </>
        )}
      </Loaded>
    </>
  );
}
