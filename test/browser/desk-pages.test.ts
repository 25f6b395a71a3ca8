import { walkEveryPage } from './support/every-page.ts';

walkEveryPage('convener', 'administrator');
