import type { Ctx } from '../../../platform/ctx.ts';
import { makeCommitment, type Side } from '../../commitments/index.ts';
import { refused, written, type FollowUp } from './row.ts';

const words = { ours: 'weSupport', group: 'theySupport' } as const;

/** One side of a tie, as a pledge with a date. */
export function pledgeOf(ctx: Ctx, side: Side): FollowUp {
  return {
    key: `pledge-${side}`,
    label: ctx.t(`tools:pledge.${side}`),
    sees: ctx.t('tools:pledge.sees'),
    fields: [
      { key: 'what', kind: 'text', max: 1000, required: true, label: ctx.t('tools:pledge.what') },
      { key: 'dueOn', kind: 'date', required: true, label: ctx.t('tools:pledge.due') },
    ],
    initial: (row) => ({ what: (row.values[words[side]] ?? '').slice(0, 1000), lang: row.values['lang'] ?? '' }),
    async act(ctx, issue, row, values) {
      const made = await makeCommitment(ctx, issue.id, {
        side,
        groupId: row.values['groupId'] ?? '',
        what: values['what'] ?? '',
        dueOn: values['dueOn'] ?? '',
        lang: values['lang'] || issue.lang,
        source: { kind: 'tie', id: row.id },
      });
      return made.ok ? written(made.value.id) : refused({ dueOn: ctx.t('tools:problem.due') });
    },
  };
}
