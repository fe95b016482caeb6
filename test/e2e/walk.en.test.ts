import { walk } from './walk.ts';

walk('en', 1280);
