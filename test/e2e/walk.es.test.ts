import { walk } from './walk.ts';

walk('es', 1280);
walk('es', 360);
