export { ErrorPages } from './front.error.tsx';
export { PublicModule } from './public.module.ts';
export { STYLE_HASH } from './style.ts';
