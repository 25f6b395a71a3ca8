import type { Child } from 'hono/jsx';

export interface TableProps {
  /** Names the table. Screen readers say it; sighted readers see it only with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  head: readonly Child[];
  /** The first cell of each row is its heading. */
  rows: readonly (readonly Child[])[];
  /** Columns of figures, counted from 0: set at the end of the cell, in figures of equal width. */
  figures?: readonly number[];
}

/** A table that scrolls inside itself on a phone; the scrolling part can be reached by keyboard. */
export function Table(props: TableProps) {
  return (
    <Scroll caption={props.caption}>
      <table class="table">{tableParts(props)}</table>
    </Scroll>
  );
}

/** A table whose rows become cards on a phone, each cell under its column's name. With many columns it is `wide`: on a tablet it scrolls inside itself. */
export function Stacked({ wide, ...props }: TableProps & { wide?: boolean }) {
  const table = (
    <table class="table stacked" role="table">
      {tableParts(props)}
    </table>
  );
  return wide ? <Scroll caption={props.caption}>{table}</Scroll> : table;
}

function Scroll({ caption, children }: { caption: string; children: Child }) {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabindex={0}>
      {children}
    </div>
  );
}

function tableParts({ caption, showCaption, head, rows, figures = [] }: TableProps) {
  const figure = (at: number) => (figures.includes(at) ? 'figure' : undefined);
  return (
    <>
      <caption class={showCaption ? undefined : 'unseen'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((cell, at) => (
            <th scope="col" role="columnheader" class={figure(at)}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            {row.map((cell, at) =>
              at === 0 ? (
                <th scope="row" role="rowheader">
                  {cell}
                </th>
              ) : (
                <td role="cell" class={figure(at)}>
                  <span class="cell-name" aria-hidden="true">
                    {head[at]}
                  </span>
                  <div class="cell">{cell}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** Facts in pairs: a name and what it is. */
export function Facts({ items }: { items: readonly { name: Child; value: Child }[] }) {
  return (
    <dl class="facts">
      {items.map((item) => (
        <div>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
