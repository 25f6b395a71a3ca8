import { href } from '../../../routes.ts';
import { ButtonLink, Form, Row, Submit, useView } from '../../../ui/index.ts';
import type { MapData } from './map-data.ts';
import { listed } from './sentences.ts';

/** The first step of a new map: the groups of the issue in one press, or the way to say which these are. */
export function Gathering({ data: { issue, findings, mayDraw, leads } }: { data: MapData }) {
  const view = useView();
  const { t } = view;
  if (!mayDraw || !findings) return null;
  const groups = findings.missing;
  if (groups.length === 0)
    return (
      <>
        <p>{t('maps:gather.none')}</p>
        {leads ? (
          <Row>
            <ButtonLink href={`${href('desk.questions', { issue: issue.slug })}#stakes`}>{t('maps:gather.stakes')}</ButtonLink>
          </Row>
        ) : null}
      </>
    );
  const names = groups.map(({ name }) => name);
  return (
    <>
      <p>{t('maps:gather.about', { names: listed(view, names, 6) })}</p>
      <Form id="gather" action={href('map.gather', { issue: issue.slug })} sees={t('maps:sees')}>
        <div class="row">
          <Submit primary>{t('maps:gather', { count: groups.length })}</Submit>
        </div>
      </Form>
    </>
  );
}
