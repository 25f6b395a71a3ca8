import { layOut, type LayoutItem, type LayoutLink, type Placed } from '../../engines/layout/index.ts';
import { answerQuestions } from '../../platform/answering.ts';

/** What the thread is asked: what to place, and what pulls together. The entry of a file of its own in the build. */
export interface LayoutQuestion {
  readonly items: readonly LayoutItem[];
  readonly links: readonly LayoutLink[];
}

answerQuestions<LayoutQuestion, Placed[]>(({ items, links }) => layOut(items, links));
