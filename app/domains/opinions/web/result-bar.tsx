import { direction } from '../../../platform/i18n/locales.ts';
import { ShadeKey, useView } from '../../../ui/index.ts';
import type { ToldVotes } from '../told.ts';
import { choices, shortFigure, votesSentence, wordOf, type Choice, type Telling } from './sentences.ts';

export interface VoteBarProps {
  votes: ToldVotes;
  told: Telling;
  /** Whose votes these are, for screen readers; left out where a sentence beside the bar says it all. */
  label?: string;
}

// Below this share of the bar no figure fits; the sentence and the table still have it.
const roomForFigure = 9;
// From this share on the word fits beside the figure on a wide bar.
const roomForWord = 28;

/** How votes are split, as one bar: agree, disagree, pass, always in this order. Nothing where too little is told. */
export function VoteBar({ votes, told, label }: VoteBarProps) {
  const view = useView();
  const { t, locale } = view;
  const parts = barParts(votes);
  if (parts.length === 0) return null;
  const spoken = label ? { role: 'img', 'aria-label': `${label}: ${votesSentence(view, votes, told) ?? ''}` } : { 'aria-hidden': 'true' as const };
  const mirrored = direction(locale) === 'rtl';
  return (
    <div class="vote-bar-block">
      <svg class="vote-bar" {...spoken} width="100%" height="28">
        <rect class="vote-whole" width="100%" height="100%" />
        {parts.map(({ choice, share, from }) => {
          const left = mirrored ? round(100 - from - share) : from;
          const figure = shortFigure(view, votes[choice], told) ?? '';
          const middle = `${round(left + share / 2)}%`;
          return (
            <g class={`vote-${wordOf[choice]}`}>
              <rect x={`${left}%`} width={`${share}%`} height="100%" />
              {share < roomForFigure ? null : share < roomForWord ? (
                <Words class="vote-figure" at={middle} text={figure} />
              ) : (
                <>
                  <Words class="vote-figure brief" at={middle} text={figure} />
                  <Words class="vote-figure full" at={middle} text={`${t(`opinions:choice.${wordOf[choice]}`)} ${figure}`} />
                </>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Words({ at, text, ...rest }: { class: string; at: string; text: string }) {
  return (
    <text {...rest} x={at} y="50%" dy="0.35em" text-anchor="middle">
      {text}
    </text>
  );
}

interface BarPart {
  readonly choice: Choice;
  /** In percent of the whole. */
  readonly share: number;
  readonly from: number;
}

/**
 * The parts of a bar that may be shown, with where each starts. What is withheld leaves its place empty, but only where
 * the whole is told; otherwise there is nothing to measure the parts by.
 */
export function barParts(votes: ToldVotes): BarPart[] {
  const known = choices.filter((choice) => votes[choice] !== null);
  const whole = votes.total ?? (known.length === choices.length ? sumOf(votes) : 0);
  if (whole === 0) return [];
  let from = 0;
  return choices.flatMap((choice, at) => {
    const figure = votes[choice];
    if (figure === null) {
      // What follows ends at the end of the bar, so that the gap stands where it belongs.
      from = 100 - round((sumOf(votes, choices.slice(at + 1)) / whole) * 100);
      return [];
    }
    const part = { choice, share: round((figure / whole) * 100), from: round(from) };
    from += part.share;
    return figure === 0 ? [] : [part];
  });
}

function sumOf(votes: ToldVotes, which: readonly Choice[] = choices): number {
  return which.reduce((sum, choice) => sum + (votes[choice] ?? 0), 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What the shades of the bars mean, once for many. */
export function VoteKey({ of = choices }: { of?: readonly Choice[] }) {
  const { t } = useView();
  return <ShadeKey parts={of.map((choice) => ({ key: `vote-${wordOf[choice]}`, label: t(`opinions:choice.${wordOf[choice]}`) }))} />;
}
