import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Row, Section, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { callsOf } from '../calling.ts';
import type { NamedKind } from '../kind.ts';
import { Words } from './picture.tsx';

export function loadOpenCalls(ctx: Ctx, issue: Issue): Promise<NamedKind[]> {
  return callsOf(ctx, issue);
}

/** Whom an issue looks for, in public: what those who lead chose to say, never worked out. Nothing while they call for nobody. */
export function OpenCalls({ issue, kinds }: { issue: Issue; kinds: readonly NamedKind[] }) {
  const { t } = useView();
  if (kinds.length === 0) return null;
  return (
    <Section title={t('coverage:calls.title')} id="calls" quiet={t('coverage:calls.why')}>
      <ul>
        {kinds.map((kind) => (
          <li>
            <Words text={kind.name} />
          </li>
        ))}
      </ul>
      <Row>
        <ButtonLink href={href('say.new', { issue: issue.slug })}>{t('coverage:calls.say')}</ButtonLink>
      </Row>
    </Section>
  );
}
