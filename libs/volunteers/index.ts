export { dayOf } from './due.ts';
export { Task, TaskState } from './task.entity.ts';
export { TasksService } from './tasks.service.ts';
export { VolunteersModule } from './volunteers.module.ts';
