import type { Ctx } from '../../../platform/ctx.ts';
import { Quote, Section, Time, useView } from '../../../ui/index.ts';
import { promiseLevels } from '../../frameworks/index.ts';
import type { Issue } from '../issue.ts';
import { stateOf, type GroupPromise, type LevelWords } from '../promise.ts';
import { promisesOn, promiseWords } from '../promises.ts';
import { Spoken } from './promise-line.tsx';
import { GroupName } from './question-row.tsx';

/** Promises that were opened, in force and replaced, with the words of each level. */
export interface PromisesPublicData {
  readonly promises: readonly GroupPromise[];
  readonly words: readonly LevelWords[];
}

/** What everybody who sees the issue may know of its promises: no drafts. */
export async function loadPromisesPublic(ctx: Ctx, issue: Issue): Promise<PromisesPublicData> {
  const all = await promisesOn(ctx, issue.id);
  return { promises: all.filter((one) => stateOf(one) !== 'draft'), words: await promiseWords(ctx, issue.organizationId) };
}

/** To whom an issue promised what, by level from most power to least, and what changed. Nothing while nothing is promised. */
export function PromisesPublic({ data: { promises, words } }: { data: PromisesPublicData }) {
  const { t } = useView();
  const open = promises.filter((one) => stateOf(one) === 'open');
  if (open.length === 0) return null;
  const levels = promiseLevels.toReversed().filter((level) => open.some((one) => one.level === level));
  return (
    <>
      <Section id="promises" title={t('issues:promise.in-force')} quiet={t('issues:promise.in-force.why')}>
        {levels.map((level) => (
          <OneLevel words={words.find((one) => one.level === level)} promises={open.filter((one) => one.level === level)} />
        ))}
      </Section>
      <PromiseChanges promises={promises} words={words} />
    </>
  );
}

function OneLevel({ words, promises }: { words: LevelWords | undefined; promises: readonly GroupPromise[] }) {
  return (
    <div>
      <h3>{words ? <Spoken text={words.name} /> : null}</h3>
      {words ? (
        <p>
          <Spoken text={words.promise} />
        </p>
      ) : null}
      <ul>
        {promises.map((one) => (
          <li>
            <GroupName name={one.groupName} lang={one.groupLang} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Every promise that took the place of another, with the reason that was given. Nothing where none did. */
export function PromiseChanges({ promises, words }: { promises: readonly GroupPromise[]; words: readonly LevelWords[] }) {
  const { t } = useView();
  const name = (level: string) => words.find((one) => one.level === level)?.name.text ?? level;
  const changes = promises.filter((one) => one.openedAt && one.replacesId);
  if (changes.length === 0) return null;
  return (
    <Section title={t('issues:promise.history')} quiet={t('issues:promise.history.why')}>
      {changes.map((change) => {
        const old = promises.find((one) => one.id === change.replacesId);
        return (
          <Quote
            body={change.reason ?? ''}
            lang={change.lang}
            who={
              <>
                <GroupName name={change.groupName} lang={change.groupLang} /> ·{' '}
                {t('issues:promise.from-to', { from: name(old?.level ?? ''), to: name(change.level) })}{' '}
                {change.openedAt ? (
                  <>
                    · <Time value={change.openedAt} />
                  </>
                ) : null}
              </>
            }
          />
        );
      })}
    </Section>
  );
}
