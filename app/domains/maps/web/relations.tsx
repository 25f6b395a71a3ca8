import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Quiet, Said, Section, Submit, useView } from '../../../ui/index.ts';
import { getRelation, mapOf } from '../maps.ts';
import type { Relation, SystemMap } from '../map.ts';
import { changeRelation, drawRelation, removeRelation } from '../relating.ts';
import { newRelationForm, relationForm, relationTyped, relationWords, revision } from './forms.ts';
import { showMapPage } from './map.tsx';
import { BackToMap, mapHref, MapShell } from './pieces.tsx';
import { RelationForm } from './relation-form.tsx';
import { insideOf, type Sight } from './seeing.ts';
import { relationSentence } from './sentences.ts';
import { onNewest, staleProblem, statusOf, unlessStale } from './stale.ts';

export const createRelation: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const form = await readForm(c, newRelationForm);
  if (!form.ok) return showMapPage(c, sight, 'relate', form.problems, form.typed);
  const { fromId, toId } = form.value;
  const drawn = await drawRelation(ctx, sight.issue.id, { fromId, toId }, relationWords(form.value));
  if (!drawn.ok) return showMapPage(c, sight, 'relate', { toId: ctx.t(`maps:problem.${drawn.reason}`) }, await typedFields(c));
  return redirect(c, mapHref(sight.issue, fromId), 'maps:notice.drawn');
};

export const showRelation: Controller = async (c) => showPage(c, await insideOf(c), {}, null);

async function showPage(c: Web, sight: Sight, problems: Problems, typed: Typed | null): Promise<Response> {
  const { ctx } = c.var;
  const relation = await getRelation(ctx, sight.issue.id, param(c, 'relation'));
  const map = await mapOf(ctx, sight.issue.id);
  const page = <RelationPage sight={sight} map={map} relation={relation} problems={problems} typed={typed ?? relationTyped(relation)} />;
  return render(c, page, typed === null ? 200 : statusOf(problems), { issueId: sight.issue.id });
}

const change = relationForm.safeExtend({ revision });

export const putRelation: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const { id, fromId } = await getRelation(ctx, sight.issue.id, param(c, 'relation'));
  const form = await readForm(c, change);
  if (!form.ok) return showPage(c, sight, form.problems, form.typed);
  const changed = await unlessStale(changeRelation(ctx, sight.issue.id, id, relationWords(form.value), form.value.revision));
  if (!changed.ok) {
    const typed = await typedFields(c);
    if (changed.reason === 'twice') return showPage(c, sight, { kind: ctx.t('maps:problem.twice') }, typed);
    return showPage(c, sight, staleProblem(ctx.t), onNewest(typed));
  }
  return redirect(c, mapHref(sight.issue, fromId), 'maps:notice.changed');
};

export const deleteRelation: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const { fromId } = await getRelation(c.var.ctx, issue.id, param(c, 'relation'));
  await removeRelation(c.var.ctx, issue.id, param(c, 'relation'));
  return redirect(c, mapHref(issue, fromId), 'maps:notice.removed');
};

interface PageProps {
  sight: Sight;
  map: SystemMap;
  relation: Relation;
  problems: Problems;
  typed: Typed;
}

function RelationPage({ sight, map, relation, problems, typed }: PageProps) {
  const { t } = useView();
  const { issue, mayDraw } = sight;
  const names = new Map(map.elements.map(({ id, name }) => [id, name]));
  return (
    <MapShell sight={sight} title={relationSentence(t, relation, names)} problem={Object.keys(problems).length > 0}>
      <BackToMap issue={issue} />
      <Quiet>
        {t(`maps:direction.${relation.direction}`)} · {t(`maps:strength.${relation.strength}`)} · {t(`maps:said-by.${relation.saidBy}`)}
      </Quiet>
      {relation.note ? (
        <p>
          <Said text={relation.note} lang={relation.lang} />
        </p>
      ) : null}
      {mayDraw ? (
        <Section title={t('maps:change')}>
          <RelationForm issue={issue} map={map} relation={relation} problems={problems} typed={typed} />
        </Section>
      ) : null}
      {mayDraw ? (
        <Section title={t('maps:remove')} quiet={t('maps:remove.about')}>
          <Form id="remove" method="delete" action={href('map-relation.remove', { issue: issue.slug, relation: relation.id })} sees={t('maps:sees')}>
            <Submit>{t('maps:relation.remove')}</Submit>
          </Form>
        </Section>
      ) : null}
    </MapShell>
  );
}
