import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../lib/i18n.ts';
import { Icon } from './icon.tsx';

let shown = 0;

interface Head {
  /** Also the title of the window: so never a private person's name. Give such a name as `heading`. */
  readonly title: string;
  readonly heading?: ReactNode;
  /** One plain line of what is in view. */
  readonly about?: ReactNode;
  /** Buttons, the primary one last; the others fold away on a phone, so give a way to them with ButtonLink `phone`. */
  readonly acts?: ReactNode;
  /** Where this page hangs. */
  readonly back?: { readonly to: string; readonly label: string };
}

/** The head of every page: it names the window, and takes the focus when a page replaces another. */
export function PageHead({ title, heading, about, acts, back }: Head): ReactNode {
  const { say } = useTexts();
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('console.title')}`;
  }, [title, say]);
  useEffect(() => {
    if (shown++ > 0) h1.current?.focus();
  }, []);
  return (
    <>
      {back && (
        <p className="crumb">
          <Link to={back.to}>
            <Icon name="left" small />
            {back.label}
          </Link>
        </p>
      )}
      <div className="page-head">
        <div>
          <h1 ref={h1} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {about && <p>{about}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </div>
    </>
  );
}

/** A part of a page with its own heading, and perhaps one link or button beside it. */
export const Section = ({
  title,
  beside,
  children,
}: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <section className="sec">
    <header>
      <h2>{title}</h2>
      {beside}
    </header>
    {children}
  </section>
);

/** An address that leads nowhere says so, within the console. */
export function NotHere(): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <PageHead title={say('console.notFound')} />
      <p>{say('console.notFoundNext')}</p>
    </>
  );
}
