import { render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import { listActs, type Act } from '../history.ts';
import { actSentence } from './act-sentence.ts';
import { BackToMap, MapShell } from './pieces.tsx';
import { insideOf, type Sight } from './seeing.ts';

const most = 200;

export const showHistory: Controller = async (c) => {
  const sight = await insideOf(c);
  return render(c, <HistoryPage sight={sight} acts={await listActs(c.var.ctx, sight.issue.id, { limit: most })} />);
};

function HistoryPage({ sight, acts }: { sight: Sight; acts: readonly Act[] }) {
  const { t } = useView();
  const { issue, mayDraw } = sight;
  return (
    <MapShell sight={sight} title={t('maps:history.title')} lede={t('maps:history.about')}>
      <BackToMap issue={issue} />
      {acts.length === 0 ? <p>{t('maps:history.none')}</p> : null}
      <Stacked
        caption={t('maps:history.title')}
        head={[t('maps:history.what'), t('maps:history.who'), t('maps:history.when'), t('maps:history.undo')]}
        rows={acts.map((act) => [
          actSentence(t, act),
          act.by,
          <Time value={act.at} style="moment" />,
          act.undone ? (
            <span class="quiet">{t('maps:history.undone')}</span>
          ) : mayDraw ? (
            <Form id={`undo-${act.id}`} layout="inline" action={href('map-act.undo', { issue: issue.slug, act: act.id }, { back: 'history' })}>
              <Submit small>{t('maps:history.undo')}</Submit>
            </Form>
          ) : (
            '–'
          ),
        ])}
      />
    </MapShell>
  );
}
