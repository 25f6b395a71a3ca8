import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Heading, Section, Shell, Time, useView } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { cardFields, type CardLine } from '../card.ts';
import { cardOf } from '../cards.ts';
import { seeCard } from '../seeing.ts';
import { CardProgress, LineQuote, linesUnder } from './card-lines.tsx';

/** The card as a document: what stands now, with who said it, and room to write where nothing stands. */
export const printPage: Controller = async (c) => {
  const { group } = await seeCard(c.var.ctx, param(c, 'group'));
  return render(c, <PrintedCard group={group} lines={await cardOf(c.var.ctx, group.id)} />);
};

function PrintedCard({ group, lines }: { group: Group; lines: readonly CardLine[] }) {
  const { t, now } = useView();
  return (
    <Shell title={t('context-cards:title', { group: group.name })} desk>
      <Heading
        above={<a href={href('card.show', { group: group.id })}>{group.organizationName}</a>}
        title={<GroupName name={group.name} lang={group.lang} />}
        lede={t('context-cards:print.about')}
      />
      <p class="quiet">
        <CardProgress lines={lines} /> · <Time value={now} />
      </p>
      {cardFields.map((field) => (
        <Section title={t(`context-cards:field.${field}`)} quiet={t(`context-cards:field.${field}.about`)}>
          {linesUnder(lines, field).map((line) => (
            <LineQuote line={line} />
          ))}
          {linesUnder(lines, field).length === 0 ? (
            <>
              <p class="quiet">{t('context-cards:print.room')}</p>
              <div class="paper-lines">
                <p />
              </div>
              <div class="paper-lines">
                <p />
              </div>
            </>
          ) : null}
        </Section>
      ))}
      <p class="quiet">{t('context-cards:sees')}</p>
    </Shell>
  );
}
