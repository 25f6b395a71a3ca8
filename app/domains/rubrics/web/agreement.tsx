import { z } from 'zod';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Hidden, LanguageField, Section, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Idea, Rubric } from '../../frameworks/index.ts';
import { standingOn } from '../../people/index.ts';
import { agree, type AgreedSpread } from '../agreeing.ts';
import { correctReading } from '../entering.ts';
import type { Agreed, ByIdea } from '../figures.ts';
import { canAgree, canCorrect } from '../policy.ts';
import type { Reading } from '../reading.ts';
import { getReading, rubricOf } from '../readings.ts';
import { places, readPlaced } from '../shares.ts';
import { viewReadings, type IdeaView, type ReadingView } from '../showing.ts';
import { must } from '../../../platform/acting.ts';
import { sameSpread } from '../spread.ts';
import { readIdeaForms } from './idea-forms.ts';
import { PaperFields, readPaperForm } from './paper-fields.tsx';
import { DepthBar, DepthKey, ReadingLine } from './pieces.tsx';
import { Marked } from './rubric-text.tsx';
import { fieldOf, FoldedShares, shareProblem, startOf, usePlaceName } from './share-fields.tsx';

const kept = z.object({ revision: z.coerce.number().int(), lang: z.enum(textLanguages) });

interface Page {
  readonly reading: Reading;
  readonly rubric: Rubric;
  readonly ideas: ByIdea<IdeaView>;
}

/** What the group agreed, beside how it placed; for a reading from paper, its figures to put right. */
export const agreementPage: Controller = async (c) => showForm(c, await findPage(c), {}, {});

export const postAgreement: Controller = async (c) => {
  const page = await findPage(c);
  const form = await readForm(c, kept);
  const lang = form.ok ? form.value.lang : page.reading.lang;
  const paper = page.reading.basis === 'entered';
  const read = paper ? await readPaperForm(c, page.rubric, lang) : await readAgreement(c, page, lang);
  if (!form.ok || Object.keys(read.problems).length > 0)
    return showForm(c, page, { ...(form.ok ? {} : form.problems), ...read.problems }, await typedFields(c));
  const { id } = page.reading;
  if ('counted' in read) await correctReading(c.var.ctx, id, form.value.revision, read);
  else await agree(c.var.ctx, id, form.value.revision, read.ideas);
  return redirect(c, href('reading.show', { reading: id }), paper ? 'rubrics:notice.corrected' : 'rubrics:notice.agreed');
};

async function readAgreement(c: Web, { rubric, ideas }: Page, lang: string): Promise<{ problems: Problems; ideas: ByIdea<AgreedSpread> }> {
  const { problems, forms } = await readIdeaForms(c, rubric);
  const agreed = new Map<string, AgreedSpread>();
  for (const { idea, note, ...placed } of forms) {
    const before = ideas.get(idea)?.agreed?.shares ?? null;
    // "No agreement yet" was chosen, and the figures of before were left standing.
    if (placed.how === '' && before && note === null && sameSpread(placed.shares, before)) continue;
    const read = readPlaced(placed, before);
    if (read.ok) agreed.set(idea, { shares: read.value, note, lang });
    else if (read.reason !== 'empty' || note !== null || placed.how !== '') {
      const { at, sentence } = shareProblem(c.var.ctx.t, read.reason, placed.shares);
      problems[fieldOf(idea, at)] = sentence;
    }
  }
  return { problems, ideas: agreed };
}

async function findPage(c: Web): Promise<Page> {
  const { ctx } = c.var;
  const reading = await getReading(ctx, param(c, 'reading'));
  const standing = await standingOn(ctx, reading.issueId);
  must(reading.basis === 'entered' ? canCorrect(standing, reading) : canAgree(standing, reading));
  const [view] = await viewReadings(ctx, [reading]);
  return { reading, rubric: await rubricOf(ctx, reading), ideas: figuresOf(view) };
}

function figuresOf(view: ReadingView | undefined): ByIdea<IdeaView> {
  return view && view.figures !== 'hidden' && view.figures !== 'few' ? view.figures : new Map();
}

async function showForm(c: Web, page: Page, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <Agreement page={page} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function Agreement({ page, problems, typed }: { page: Page; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { reading, rubric, ideas } = page;
  const paper = reading.basis === 'entered';
  const title = t(paper ? 'rubrics:correct.title' : 'rubrics:agree.title');
  const agreed = new Map([...ideas].flatMap(([key, view]): [string, Agreed][] => (view.agreed ? [[key, view.agreed]] : [])));
  const lang = typed['lang'] ?? [...agreed.values()].find((one) => one.note)?.lang ?? (paper ? reading.lang : undefined);
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<ReadingLine reading={reading} link />} title={title} lede={t(paper ? 'rubrics:enter.figures.hint' : 'rubrics:agree.lede')} />
      <Form
        action={href('reading.agree', { reading: reading.id })}
        problems={problems}
        sees={t(paper ? 'rubrics:enter.sees' : 'rubrics:agree.sees', { threshold: reading.privacyThreshold })}
      >
        <Hidden name="revision" value={typed['revision'] ?? reading.revision} />
        {paper ? (
          <PaperFields rubric={rubric} typed={typed} counted={reading.counted} kept={agreed} />
        ) : (
          <div class="stack">
            <DepthKey rubric={rubric} />
            {rubric.ideas.map((idea) => (
              <AgreeOn idea={idea} page={page} problems={problems} typed={typed} />
            ))}
          </div>
        )}
        <LanguageField name="lang" label={t('rubrics:agree.lang')} {...(lang ? { value: lang } : {})} />
        <Submit primary>{t(paper ? 'rubrics:correct.submit' : 'rubrics:agree.submit')}</Submit>
      </Form>
    </Shell>
  );
}

function AgreeOn({ idea, page, problems, typed }: { idea: Idea; page: Page; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { rubric, ideas } = page;
  const nameOf = usePlaceName(rubric);
  const view = ideas.get(idea.key);
  const name = (field: string) => fieldOf(idea.key, field);
  const start = startOf(typed, view?.agreed?.shares, name);
  const options = [
    { value: '', label: t('rubrics:agree.none') },
    ...places.map((value) => ({ value, label: nameOf(value) })),
    { value: 'shares', label: t('rubrics:shares.choose') },
  ];
  const troubled = Object.keys(problems).some((field) => field.startsWith(name('')));
  return (
    <Section title={<Marked marked={idea.name} />}>
      {view?.spread ? <DepthBar rubric={rubric} label={t('rubrics:placed-by', { count: view.spread.people })} shares={view.spread.spread} /> : null}
      <Select name={name('how')} label={t('rubrics:agree.where')} options={options} value={start.how} />
      <FoldedShares rubric={rubric} name={name} step={1} values={start.figures} open={start.how === 'shares' || troubled} />
      <Field name={name('note')} maxlength={1000} label={t('rubrics:agree.note')} value={typed[name('note')] ?? view?.agreed?.note} optional />
    </Section>
  );
}
