import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';

interface Look {
  /** One primary button a view. */
  readonly kind?: 'primary' | 'plain' | 'danger';
  readonly icon?: string;
  readonly big?: boolean;
  readonly children: ReactNode;
}

const classes = ({ kind, big }: Look) => ['btn', kind, big && 'big'].filter(Boolean).join(' ');

/** A button named by its verb. While `busy` it keeps its focus and does nothing. */
export const Button = ({
  kind,
  icon,
  big,
  busy,
  children,
  ...rest
}: Look & { readonly busy?: boolean } & Omit<ButtonProps, 'children' | 'className' | 'style'>): ReactNode => (
  <AriaButton {...rest} {...(busy !== undefined && { isPending: busy })} className={classes({ kind, big, children })}>
    {icon && <Icon name={icon} small />}
    {children}
  </AriaButton>
);

/** A link within the console that looks like a button; `label` names it where its words alone do not. */
export const ButtonLink = ({
  to,
  label,
  ...look
}: Look & { readonly to: string; readonly label?: string }): ReactNode => (
  <Link to={to} className={classes(look)} aria-label={label}>
    {look.icon && <Icon name={look.icon} small />}
    {look.children}
  </Link>
);
