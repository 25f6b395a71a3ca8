import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { NotFound } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Hidden, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import type { CardLine } from '../card.ts';
import { getLine } from '../cards.ts';
import { removeLine, restoreLine } from '../removing.ts';
import { seeToKeep } from '../seeing.ts';
import { isOurs, rewordLine, writeLine } from '../writing.ts';
import { showCard } from './card-page.tsx';
import { changeForm, lineForm, removalForm } from './fields.ts';
import { LineFields } from './line-fields.tsx';

export const postLine: Controller = async (c) => {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  const form = await readForm(c, lineForm);
  if (!form.ok) return showCard(c, { form: 'line', problems: form.problems, typed: form.typed });
  const { id } = await writeLine(c.var.ctx, group.id, form.value);
  return redirect(c, `${href('card.show', { group: group.id })}#${id}`, 'context-cards:notice.written');
};

export const editLinePage: Controller = async (c) => {
  const { group, line } = await ownLine(c);
  const { body, saidBy, speaker, lang, revision } = line;
  return showEdit(c, group, line, {}, { body, saidBy, speaker: speaker ?? '', lang, revision: String(revision) });
};

export const putLine: Controller = async (c) => {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  const line = await getLine(c.var.ctx, group.id, param(c, 'line'));
  const form = await readForm(c, changeForm);
  if (!form.ok) return showEdit(c, group, line, form.problems, form.typed);
  const { revision, ...words } = form.value;
  const made = await rewordLine(c.var.ctx, group.id, line.id, revision, { ...words, field: line.field });
  if (!made.ok) return showEdit(c, group, line, { body: c.var.ctx.t('context-cards:problem.spoken') }, await typedFields(c));
  return redirect(c, `${href('card.show', { group: group.id })}#${made.value.id}`, 'context-cards:notice.changed');
};

export const postLineRemoval: Controller = async (c) => {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  const line = await getLine(c.var.ctx, group.id, param(c, 'line'));
  const form = await readForm(c, removalForm);
  if (!form.ok) return showCard(c, { form: `removal-${line.id}`, problems: form.problems, typed: form.typed });
  await removeLine(c.var.ctx, group.id, line.id, form.value.revision, form.value.reason);
  return redirect(c, `${href('card.show', { group: group.id })}#${line.field}`, 'context-cards:notice.removed');
};

export const deleteLineRemoval: Controller = async (c) => {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  await restoreLine(c.var.ctx, group.id, param(c, 'line'));
  return redirect(c, `${href('card.show', { group: group.id })}#${param(c, 'line')}`, 'context-cards:notice.restored');
};

async function ownLine(c: Web): Promise<{ group: Group; line: CardLine }> {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  const line = await getLine(c.var.ctx, group.id, param(c, 'line'));
  if (!isOurs(line)) throw new NotFound();
  return { group, line };
}

async function showEdit(c: Web, group: Group, line: CardLine, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <EditLine group={group} line={line} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function EditLine({ group, line, problems, typed }: { group: Group; line: CardLine; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const title = t('context-cards:line.edit');
  const back = href('card.show', { group: group.id });
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<a href={back}>{group.name}</a>} title={title} lede={t(`context-cards:field.${line.field}`)} />
      <Form method="put" action={href('card-line.update', { group: group.id, line: line.id })} problems={problems} sees={t('context-cards:line.edit.sees')}>
        <Hidden name="revision" value={typed['revision'] ?? line.revision} />
        <LineFields typed={typed} lang={line.lang} />
        <Row>
          <Submit primary>{t('context-cards:line.edit.submit')}</Submit>
          <ButtonLink href={back}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
