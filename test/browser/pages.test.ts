import { walkEveryPage } from './support/every-page.ts';

walkEveryPage('visitor', 'parent', 'member');
