import type { DecisionDraft, Option } from '#app/domains/decisions/index.ts';
import { createDecision, getDecision, openDecision, optionsOf } from '#app/domains/decisions/index.ts';
import type { TestApp } from './app.ts';
import type { Town } from './town.ts';

const day = 86_400_000;

/** A decision of the town's issue in an hour's work: gradients, named, asked of the core team and the advisors (three people). */
export function plainDecision(app: TestApp, over: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    question: 'When should the bus of route 4 leave?',
    detail: null,
    lang: 'en',
    method: 'gradients',
    secrecy: 'named',
    threshold: 0.75,
    quorum: 0,
    closesAt: new Date(app.ctx().now.getTime() + 7 * day),
    options: [{ label: 'Ten minutes earlier', detail: null }],
    evidence: [],
    rings: ['core', 'advisors'],
    groupIds: [],
    promises: new Map(),
    ...over,
  };
}

/** Makes a decision and opens it to ballots, as the convener. */
export async function openVote(
  app: TestApp,
  town: Town,
  over: Partial<DecisionDraft> = {},
): Promise<{ id: string; url: string; options: Option[]; closesAt: Date }> {
  const ctx = app.ctx(town.persons.convener);
  const draft = plainDecision(app, over);
  const id = await createDecision(ctx, town.issue.id, draft);
  const opened = await openDecision(ctx, id, (await getDecision(ctx, id)).revision);
  if (!opened.ok) throw new Error(`not opened: ${opened.reason}`);
  return { id, url: `/decisions/${id}`, options: await optionsOf(ctx, id), closesAt: draft.closesAt };
}
