import { transact } from '../../../platform/db/transact.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import { askChannels, listAsks, planAsk, recordAttempt, type Ask, type AskProblem } from '../../outreach/index.ts';
import { todayOf } from '../../people/index.ts';
import { refused, written, type FollowUp, type RowValues, type SheetRow, type Written } from './row.ts';

/** Plans an ask to the group of a row; `what` is proposed and may be changed. */
export function askThem(ctx: Ctx, what: string): FollowUp {
  return {
    key: 'ask',
    label: ctx.t('tools:ask'),
    sees: ctx.t('tools:ask.sees'),
    fields: [
      { key: 'what', kind: 'text', max: 2000, required: true, label: ctx.t('tools:ask.what') },
      { key: 'byOn', kind: 'date', required: true, label: ctx.t('tools:ask.by') },
      { key: 'through', kind: 'line', label: ctx.t('tools:ask.through') },
    ],
    initial: () => ({ what }),
    async act(ctx, issue, row, values) {
      const planned = await plan(ctx, issue, row, values['what'] ?? '', values);
      return planned.ok ? written(planned.value.id) : refused({ byOn: ctx.t(`tools:problem.ask.${planned.reason}`) });
    },
  };
}

/** They said no for now: it is written down, and the day of the next time is set. Nothing is deleted. */
export function askAgain(ctx: Ctx): FollowUp {
  return {
    key: 'next-ask',
    label: ctx.t('tools:next-ask'),
    sees: ctx.t('tools:ask.sees'),
    fields: [
      { key: 'nextOn', kind: 'date', required: true, label: ctx.t('tools:next-ask.on') },
      {
        key: 'channel',
        kind: 'choice',
        required: true,
        label: ctx.t('tools:next-ask.channel'),
        choices: async (ctx) => askChannels.map((channel) => ({ value: channel, label: ctx.t(`tools:channel.${channel}`) })),
      },
      { key: 'note', kind: 'text', label: ctx.t('tools:next-ask.note') },
    ],
    act: (ctx, issue, row, values) => declined(ctx, issue, row, values),
  };
}

async function declined(ctx: Ctx, issue: Issue, row: SheetRow, values: RowValues): Promise<Written> {
  const [today, nextOn] = [todayOf(ctx), values['nextOn'] ?? ''];
  if (nextOn <= today) return refused({ nextOn: ctx.t('tools:problem.next') });
  return transact(ctx, async (ctx) => {
    const open = (await listAsks(ctx, issue.id)).find((ask) => isTo(ask, row) && (ask.state === 'open' || ask.state === 'declined-next'));
    const planned = open ?? (await plan(ctx, issue, row, ctx.t('tools:ask.join'), { byOn: today }));
    if ('ok' in planned && !planned.ok) return refused({ nextOn: ctx.t(`tools:problem.ask.${planned.reason}`) });
    const askId = 'ok' in planned ? planned.value.id : planned.id;
    const channel = askChannels.find((one) => one === values['channel']) ?? 'other';
    const attempt = { askedOn: today, channel, outcome: 'not-now', nextOn, note: values['note'] || null, lang: values['lang'] || issue.lang } as const;
    const told = await recordAttempt(ctx, issue.id, askId, attempt);
    return told.ok ? written(askId) : refused({ nextOn: ctx.t('tools:problem.next') });
  });
}

const isTo = (ask: Ask, row: SheetRow) => ask.groupId === row.values['groupId'] && ask.personId === null;

type Planned = { ok: true; value: { id: string } } | { ok: false; reason: AskProblem };

function plan(ctx: Ctx, issue: Issue, row: SheetRow, what: string, values: RowValues): Promise<Planned> {
  const through = values['through'] ? { through: values['through'] } : {};
  return planAsk(ctx, issue, {
    groupId: row.values['groupId'] ?? '',
    what,
    byOn: values['byOn'] ?? '',
    lang: values['lang'] || ctx.locale.slice(0, 2),
    ...through,
  });
}
