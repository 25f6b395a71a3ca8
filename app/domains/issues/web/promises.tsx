import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { backPath, param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, ConfirmPage, Field, Form, Heading, LanguageField, Radios, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { promiseLevels, type PromiseLevel } from '../../frameworks/index.ts';
import type { Issue } from '../issue.ts';
import { getIssue } from '../issues.ts';
import { openPromises, replacePromise } from '../opening.ts';
import { stateOf, type GroupPromise, type LevelWords } from '../promise.ts';
import { getPromise, promisesOn, promiseWords } from '../promises.ts';
import { draftPromises } from '../promising.ts';
import { BackToIssue } from './frame.tsx';
import { mustLead } from './leading.ts';
import { GroupName } from './question-row.tsx';

const level = z.union([z.literal(''), z.enum(promiseLevels)]);
const place = { decision: z.string().optional(), back: z.string().optional() };
const drafts = z.object(place).catchall(level);
const opening = z.object(place);
const replacement = z.object({ level: z.enum(promiseLevels), reason: z.string().min(10).max(2000), lang: z.enum(textLanguages) });

/** Sets every draft on the page at once: the fields are `to-<group id>`. */
export const saveDrafts: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const form = await readForm(c, drafts);
  if (!form.ok) throw new NotFound();
  const { decision, back, ...levels } = form.value;
  await draftPromises(
    c.var.ctx,
    issue.id,
    new Map(Object.entries(levels).map(([name, value]) => [name.replace(/^to-/, ''), asLevel(value)])),
    decision || null,
  );
  return redirect(c, backPath(back, href('desk.promise', { issue: issue.slug })), 'issues:notice.drafts');
};

function asLevel(text: unknown): PromiseLevel | null {
  return promiseLevels.find((one) => one === text) ?? null;
}

/** Opening freezes, so it is asked twice. */
export const openDrafts: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await mustLead(c, issue);
  const form = await readForm(c, opening);
  if (!form.ok) throw new NotFound();
  const { decision = '', back = '' } = form.value;
  const to = backPath(back, href('desk.promise', { issue: issue.slug }));
  if (!(await isConfirmed(c))) {
    const waiting = (await promisesOn(c.var.ctx, issue.id, decision || null)).filter((one) => stateOf(one) === 'draft');
    if (waiting.length === 0) return redirect(c, to);
    return render(c, <ConfirmOpening issue={issue} count={waiting.length} fields={{ decision, back }} back={to} />);
  }
  await openPromises(c.var.ctx, issue.id, decision || null);
  return redirect(c, to, 'issues:notice.opened');
};

/** The form that puts a new promise in the place of one in force. */
export const changePromisePage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await mustLead(c, issue);
  return showChange(c, issue, await getPromise(c.var.ctx, issue.id, param(c, 'promise')), {}, {});
};

export const postReplacement: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await mustLead(c, issue);
  const promise = await getPromise(c.var.ctx, issue.id, param(c, 'promise'));
  const form = await readForm(c, replacement);
  if (!form.ok) return showChange(c, issue, promise, form.problems, form.typed);
  const replaced = await replacePromise(c.var.ctx, issue.id, promise.id, form.value);
  if (!replaced.ok) {
    const { level, reason, lang } = form.value;
    return showChange(c, issue, promise, { level: c.var.ctx.t(`issues:problem.promise-${replaced.reason}`) }, { level, reason, lang });
  }
  return redirect(c, href('desk.promise', { issue: issue.slug }), 'issues:notice.replaced');
};

async function showChange(c: Web, issue: Issue, promise: GroupPromise, problems: Problems, typed: Typed): Promise<Response> {
  const words = await promiseWords(c.var.ctx, issue.organizationId);
  return render(
    c,
    <ChangePromise issue={issue} promise={promise} words={words} problems={problems} typed={typed} />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

function ConfirmOpening({ issue, count, fields, back }: { issue: Issue; count: number; fields: Record<string, string>; back: string }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('issues:promise.open', { count })}
      what={t('issues:promise.open.what')}
      label={t('issues:promise.open.do')}
      fields={fields}
      back={back}
      action={href('promises.open', { issue: issue.slug })}
      sees={t(issue.publishedAt ? 'issues:promise.open.sees-all' : 'issues:promise.open.sees-inside')}
    />
  );
}

function ChangePromise({
  issue,
  promise,
  words,
  problems,
  typed,
}: {
  issue: Issue;
  promise: GroupPromise;
  words: readonly LevelWords[];
  problems: Problems;
  typed: Typed;
}) {
  const { t } = useView();
  const now = words.find((one) => one.level === promise.level)?.name.text ?? promise.level;
  return (
    <Shell title={t('issues:promise.change.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading
        above={<BackToIssue issue={issue} />}
        title={t('issues:promise.change.title')}
        lede={
          <>
            <GroupName name={promise.groupName} lang={promise.groupLang} />: {t('issues:promise.change.now', { level: now })}
          </>
        }
      />
      <p>{t('issues:promise.change.why')}</p>
      <Form action={href('promise.replace', { issue: issue.slug, promise: promise.id })} problems={problems} sees={t('issues:promise.change.sees')}>
        <Radios
          name="level"
          label={t('issues:promise.change.level')}
          required
          value={typed['level']}
          options={words
            .filter((one) => one.level !== promise.level)
            .map((one) => ({
              value: one.level,
              label: (
                <>
                  {one.name.text}: {one.verb.text}
                </>
              ),
              hint: one.promise.text,
            }))}
        />
        <Field
          name="reason"
          type="textarea"
          label={t('issues:promise.change.reason')}
          hint={t('issues:promise.change.reason.hint')}
          value={typed['reason']}
          maxlength={2000}
          required
        />
        <LanguageField name="lang" label={t('issues:lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <Row>
          <Submit primary>{t('issues:promise.change.save')}</Submit>
          <ButtonLink href={href('desk.promise', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
