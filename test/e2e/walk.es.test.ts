import { walk } from './walk.ts';

walk('es', 360);
