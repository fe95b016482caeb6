import type { FindOptionsWhere } from 'typeorm';
import type { Actor } from '#accounts';
import type { Task } from './task.entity.ts';

/** The tasks of whoever acts: all that a volunteer ever sees of them. */
export const ownTasks = (actor: Actor): FindOptionsWhere<Task> => ({ assigneeUserId: actor.id });

/** The tasks whose state somebody may change: their own, or anybody's for who writes them. */
export const changeable = (actor: Actor): FindOptionsWhere<Task> => (actor.can('tasks.write') ? {} : ownTasks(actor));
