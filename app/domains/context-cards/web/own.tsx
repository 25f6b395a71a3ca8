import { NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Form } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { must } from '../../../platform/acting.ts';
import type { Result } from '../../../platform/result.ts';
import { href } from '../../../routes.ts';
import { EnterCodePage, Heading, Notice, Shell, useView } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import { cardOf } from '../cards.ts';
import { linkOfCode } from '../linking.ts';
import { canSpeak } from '../policy.ts';
import { seeCard } from '../seeing.ts';
import { addOwnLine, answerLine, introduceVoice, takeAnswerBack, type SpeakProblem, type Spoke, type Way } from '../speaking.ts';
import { voiceBy } from '../voices.ts';
import { answerForm, ownLineForm, whoForm } from './fields.ts';
import { OwnPage, type OwnCardData, type OwnRefused } from './own-page.tsx';

/** Somebody of the group at its card: by a link, or signed in with a mandate. One set of pages for both. */
interface Place {
  readonly group: Group;
  readonly way: Way;
  readonly at: OwnCardData['at'];
  readonly until: Date | null;
  readonly state: 'open' | 'expired' | 'revoked';
}

async function placeOf(c: Web): Promise<Place> {
  const { ctx } = c.var;
  const key = c.req.param('key');
  if (key !== undefined) {
    const { link, group } = await linkOfCode(ctx, key);
    const way = { code: key, voiceId: ctx.actor.participants.get(link.id) ?? null };
    const at = { card: href('card.own', { key }), line: (line: string) => href('card.answer', { key, line }) };
    return { group, way, at, until: link.expiresAt, state: link.state };
  }
  const { group, sight } = await seeCard(ctx, param(c, 'group'));
  must(canSpeak(sight));
  const to = { group: group.id };
  const at = { card: href('card-speaker.show', to), line: (line: string) => href('card-speaker.answer', { ...to, line }) };
  return { group, way: { groupId: group.id }, at, until: null, state: 'open' };
}

export const ownPage: Controller = async (c) => show(c, await placeOf(c), null);

export const postAnswer: Controller = async (c) => {
  const place = await placeOf(c);
  const line = param(c, 'line');
  const form = await readForm(c, answerForm);
  if (!form.ok) return 'body' in form.problems || 'lang' in form.problems ? refuse(c, place, `line-${line}`, form) : show(c, place, null);
  const { stance } = form.value;
  return after(c, place, await answerLine(c.var.ctx, place.way, line, form.value), `#${line}`, `context-cards:notice.own.${stance}`);
};

export const deleteAnswer: Controller = async (c) => {
  const place = await placeOf(c);
  const line = param(c, 'line');
  return after(c, place, await takeAnswerBack(c.var.ctx, place.way, line), `#${line}`, 'context-cards:notice.own.taken-back');
};

export const postOwnLine: Controller = async (c) => {
  const place = await placeOf(c);
  const form = await readForm(c, ownLineForm);
  if (!form.ok) return refuse(c, place, 'add', form);
  return after(c, place, await addOwnLine(c.var.ctx, place.way, form.value), `#${form.value.field}`, 'context-cards:notice.own.added');
};

export const putWho: Controller = async (c) => {
  const place = await placeOf(c);
  const form = await readForm(c, whoForm);
  if (!form.ok) return refuse(c, place, 'who', form);
  return after(c, place, await introduceVoice(c.var.ctx, place.way, form.value), '#who', 'context-cards:notice.own.who');
};

/** Asks for the code that stands on a slip. With `?code=` it leads on, so that it works as a plain form. */
export const enterPage: Controller = async (c) => {
  const typed = c.req.query('code');
  const code = typed?.trim() ?? '';
  if (code === '') return render(c, <EnterPage code="" problem={typed === undefined ? null : 'forms:required'} />);
  const found = await linkOfCode(c.var.ctx, code).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  // A wrong code is not found, by which whoever guesses is counted.
  return found ? redirect(c, href('card.own', { key: code })) : render(c, <EnterPage code={code.slice(0, 30)} problem="context-cards:enter.unknown" />, 404);
};

async function after(c: Web, place: Place, heard: Result<Spoke, SpeakProblem>, anchor: string, notice: string): Promise<Response> {
  if (!heard.ok) return redirect(c, place.at.card, heard.reason === 'closed' ? undefined : `context-cards:notice.own.${heard.reason}`);
  const { voiceId, linkId, fresh } = heard.value;
  if (fresh && linkId) giveSeat(c, linkId, voiceId);
  return redirect(c, place.at.card + anchor, notice);
}

async function refuse(c: Web, place: Place, form: OwnRefused['form'], read: Extract<Form<unknown>, { ok: false }>): Promise<Response> {
  return show(c, place, { form, problems: read.problems, typed: await typedFields(c) });
}

async function show(c: Web, place: Place, refused: OwnRefused | null): Promise<Response> {
  const { ctx } = c.var;
  if (place.state !== 'open') return render(c, <ClosedPage group={place.group} state={place.state} />, refused ? 409 : 200);
  const voice = await voiceBy(ctx, place.group.id, place.way);
  const data: OwnCardData = {
    group: place.group,
    lines: await cardOf(ctx, place.group.id),
    voiceId: voice?.id ?? null,
    who: { name: voice?.name ?? null, role: voice?.role ?? null },
    until: place.until,
    at: place.at,
    named: 'groupId' in place.way,
  };
  return render(c, <OwnPage data={data} refused={refused} />, refused ? 422 : 200);
}

/** A link that ran out tells nothing of the card. */
function ClosedPage({ group, state }: { group: Group; state: 'expired' | 'revoked' }) {
  const { t } = useView();
  return (
    <Shell title={t('context-cards:own.title')}>
      <Heading title={t('context-cards:own.title')} above={group.organizationName} />
      <Notice tone="now">
        <p>{t(`context-cards:own.${state}`)}</p>
        <p>{t('context-cards:own.ask-again', { organization: group.organizationName })}</p>
      </Notice>
    </Shell>
  );
}

function EnterPage({ code, problem }: { code: string; problem: 'forms:required' | 'context-cards:enter.unknown' | null }) {
  const { t } = useView();
  return (
    <EnterCodePage
      title={t('context-cards:enter.title')}
      lede={t('context-cards:enter.lede')}
      action={href('card.enter')}
      label={t('context-cards:enter.code')}
      hint={t('context-cards:enter.hint')}
      submit={t('context-cards:enter.submit')}
      code={code}
      problem={problem && t(problem)}
    />
  );
}
