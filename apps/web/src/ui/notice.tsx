import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const ICONS = { good: 'check', warn: 'alert', bad: 'alert', plain: 'info' } as const;

interface Shown {
  readonly kind?: keyof typeof ICONS;
  readonly icon?: string;
  readonly children: ReactNode;
  /** Read out when it appears: for what just happened, not for what always stands there. */
  readonly live?: boolean;
}

/** A sentence or two that must not be missed. */
export const Notice = ({ kind = 'plain', icon, live, children }: Shown): ReactNode => (
  <div className={`note ${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
    <Icon name={icon ?? ICONS[kind]} />
    <div className="grow stack">{children}</div>
  </div>
);

/** A small mark of a state: always a word, the colour only repeats it. */
export const Pill = ({
  kind,
  icon,
  children,
}: {
  readonly kind?: 'good' | 'warn' | 'bad' | 'line';
  readonly icon?: string;
  readonly children: ReactNode;
}): ReactNode => (
  <span className={kind ? `pill ${kind}` : 'pill'}>
    {icon && <Icon name={icon} small />}
    {children}
  </span>
);
