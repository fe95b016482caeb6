import { walk } from './walk.ts';

walk('en', 1280);
walk('en', 360);
