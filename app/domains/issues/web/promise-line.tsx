import type { Ctx } from '../../../platform/ctx.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Fold, Form, Hidden, Notice, Select, Submit, useView } from '../../../ui/index.ts';
import type { SpokenText } from '../../frameworks/index.ts';
import { promiseLine, type PromiseLine as Line } from '../promise-lines.ts';

/** What `PromiseLine` shows; null where nothing was promised on the issue yet. */
export interface PromiseLineData {
  readonly slug: string;
  readonly line: Line;
}

/** The promise to whoever reads a participant's page; pass the seat they hold, and the decision the page is about. */
export async function loadPromiseLine(
  ctx: Ctx,
  issue: { id: string; slug: string },
  participantId: string | null,
  decisionId: string | null = null,
): Promise<PromiseLineData | null> {
  const line = await promiseLine(ctx, issue.id, participantId, decisionId);
  return line && { slug: issue.slug, line };
}

/** Says what was promised to the reader's group, with a small form to say which group that is, unless the page asks for it itself. Nothing where nothing was promised. */
export function PromiseLine({ data, asked = false }: { data: PromiseLineData | null; asked?: boolean }) {
  const { t } = useView();
  if (!data) return null;
  const { line } = data;
  const { promise } = line;
  const group = line.groups.find((one) => one.id === line.chosenId);
  return (
    <Notice>
      {group ? (
        <p class="quiet">
          <span lang={group.lang} dir={direction(group.lang)}>
            {group.name}
          </span>
        </p>
      ) : null}
      {line.to === 'not-yet' ? (
        <p>{t('issues:line.not-yet')}</p>
      ) : (
        <p>
          {t(line.to === 'yours' ? 'issues:line.yours' : 'issues:line.everyone')}{' '}
          <strong>
            <Spoken text={promise.name} />
          </strong>
          . <Spoken text={promise.promise} />
        </p>
      )}
      {asked ? null : <ChooseGroup data={data} />}
    </Notice>
  );
}

/** A framework's text, marked with the language it is really in. */
export function Spoken({ text }: { text: SpokenText }) {
  return (
    <span lang={text.lang} dir={direction(text.lang)}>
      {text.text}
    </span>
  );
}

function ChooseGroup({ data: { slug, line } }: { data: PromiseLineData }) {
  const { t, path } = useView();
  const options = [{ value: '', label: t('issues:line.no-group') }, ...line.groups.map((group) => ({ value: group.id, label: group.name }))];
  return (
    <Fold label={t(line.chosenId ? 'issues:line.change-group' : 'issues:line.choose-group')}>
      <Form id="my-group" action={href('seat.group', { issue: slug })} sees={t('issues:line.sees')}>
        <Hidden name="back" value={path} />
        <Select name="groupId" label={t('issues:line.group')} hint={t('issues:line.group.hint')} options={options} value={line.chosenId} />
        <Submit>{t('issues:line.save')}</Submit>
      </Form>
    </Fold>
  );
}
