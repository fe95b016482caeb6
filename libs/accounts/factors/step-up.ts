import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import { AppError } from '#platform';
import type { Actor } from '../actor.ts';
import type { Role } from '../roles.ts';

const STEP_UP = Symbol('step-up');
/** For so long after a factor was shown dangerous things are done without asking again. */
export const FRESH_MS = 5 * 60_000;

/** Whether what a handler was called with is dangerous: `args` of GraphQL, or of REST the body, in the names of the API. */
type When = (args: Readonly<Record<string, unknown>>) => boolean;
const ALWAYS: When = () => true;

/**
 * What this handler does is dangerous: whoever asks for it must have shown a factor within the last five minutes, or it
 * is refused as STEP_UP. Stands beside @Can; asked of people who sign in, not of keys, which are made on the server.
 */
export const StepUp = (when: When = ALWAYS) => SetMetadata(STEP_UP, when);

/** Whether a handler is declared dangerous. */
export const isStepUp = (handler: object): boolean => Reflect.hasMetadata(STEP_UP, handler);

/**
 * Whether somebody who goes by a role may see people's data: then it takes a factor to sign in, and to invite somebody to it.
 * A volunteer to whom any part of the people is entrusted goes by `lead`.
 */
export const seesPeople = (role: Role): boolean => role !== 'volunteer';

/** Whether the session has shown a factor lately enough; who has none yet cannot show one, and is to enrol it. */
export const isFresh = ({ session }: Pick<Actor, 'session'>, now: number): boolean =>
  !session || session.standing === 'ENROL' || now - (session.factorAt?.getTime() ?? 0) < FRESH_MS;

/** Refuses, in the one place that every handler passes, what is dangerous and was not confirmed lately. */
export function mustBeFresh(context: ExecutionContext, actor: Actor, now = Date.now()): void {
  const when = Reflect.getMetadata(STEP_UP, context.getHandler()) as When | undefined;
  if (!when || isFresh(actor, now)) return;
  const graphql = context.getType<string>() === 'graphql';
  const args = graphql
    ? context.getArgByIndex<Record<string, unknown>>(1)
    : context.switchToHttp().getRequest<{ body?: Record<string, unknown> }>().body;
  if (when(args ?? {})) throw new AppError('STEP_UP', 'accounts.stepUp');
}
