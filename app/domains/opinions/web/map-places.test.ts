import { describe, expect, test } from 'vitest';
import type { Point } from '../../../engines/opinion/index.ts';
import { madeResult, madeStatement } from '#test/told-result.ts';
import { frameOf } from './map-frame.ts';
import { placeLabels, type Disc, type Wish } from './map-labels.ts';
import { bandPath } from './map-path.ts';
import { typeSizes, textWidth, wrapName } from './map-type.ts';
import { nearestGroups, whereaboutsOf } from './map-where.ts';

const square = (half: number): [number, number][] => [
  [-half, -half],
  [half, -half],
  [half, half],
  [-half, half],
  [-half, -half],
];
const band = { share: 0.9, polygons: [[square(2)]] };
const far = (x: number, y: number) => madeStatement(1, { place: { x, y } });

describe('the frame', () => {
  test('keeps the proportions of people, and turns up into up', () => {
    const frame = frameOf(madeResult({ density: [band] }), null);
    const right = frame.people({ x: 1, y: 0 });
    const up = frame.people({ x: 0, y: 1 });
    expect(right.x - frame.origin.x).toBeCloseTo(frame.origin.y - up.y, 6);
    expect(right.y).toBeCloseTo(frame.origin.y, 6);
  });

  test('holds every person and every statement, however far they stand out', () => {
    const own = { place: { x: 9, y: -7 }, letter: null };
    const frame = frameOf(madeResult({ density: [band], statements: [far(0.01, 0.02), far(-300, 8)] }), own);
    const shown = [
      frame.people(own.place),
      ...square(2).map(([x, y]) => frame.people({ x, y })),
      ...[far(0.01, 0.02), far(-300, 8)].map(({ place }) => frame.statements(place)),
    ];
    expect(shown.filter(({ x, y }) => x < 0 || y < 0 || x > frame.width || y > frame.height)).toEqual([]);
  });

  test('spreads statements around the same middle until one nears the edge', () => {
    const frame = frameOf(madeResult({ density: [band], statements: [far(0.001, 0)] }), null);
    const at = frame.statements({ x: 0.001, y: 0 });
    expect(frame.width - at.x).toBeCloseTo(30, 6);
    expect(at.y).toBeCloseTo(frame.origin.y, 6);
    expect(frame.statements({ x: 0, y: 0 })).toEqual(frame.origin);
  });

  test.each([
    ['nobody and nothing', madeResult()],
    ['everybody in one place', madeResult({ density: [{ share: 1, polygons: [[square(0)]] }], statements: [far(0, 0)] })],
  ])('stands with %s', (_, result) => {
    const frame = frameOf(result, null);
    const at = frame.statements({ x: 0, y: 0 });
    expect(Number.isFinite(at.x) && Number.isFinite(at.y)).toBe(true);
    expect(frame.height).toBeGreaterThan(0);
  });

  test('leaves a group whose size is withheld out of account', () => {
    const group = { letter: 'A', name: null, center: { x: 50, y: 50 }, typical: [] };
    const without = frameOf(madeResult({ density: [band] }), null);
    expect(frameOf(madeResult({ density: [band], groups: [{ ...group, size: null, center: null }] }), null).people({ x: 1, y: 1 })).toEqual(
      without.people({ x: 1, y: 1 }),
    );
  });
});

test('an outline keeps its corners and its holes, and drops what nobody sees', () => {
  const project = ({ x, y }: Point) => ({ x: x * 100, y: y * 100 });
  const dense = square(1).flatMap(([x, y]): [number, number][] => [
    [x, y],
    [x + 0.001, y],
  ]);
  expect(bandPath({ share: 1, polygons: [[dense, square(0.5)]] }, project)).toBe(
    'M-100 -100L100 -100L100 100L-100 100L-100 -100ZM-50 -50L50 -50L50 50L-50 50L-50 -50Z',
  );
});

describe('where something stands', () => {
  const frame = { origin: { x: 300, y: 200 }, width: 640, height: 440 };
  const groups = [
    { letter: 'B', at: { x: 500, y: 200 } },
    { letter: 'A', at: { x: 100, y: 200 } },
  ];

  test.each([
    [{ x: 305, y: 210 }, 'middle'],
    [{ x: 600, y: 200 }, 'right'],
    [{ x: 600, y: 10 }, 'top-right'],
    [{ x: 300, y: 0 }, 'top'],
    [{ x: 0, y: 0 }, 'top-left'],
    [{ x: 0, y: 201 }, 'left'],
    [{ x: 10, y: 430 }, 'bottom-left'],
    [{ x: 300, y: 430 }, 'bottom'],
    [{ x: 520, y: 420 }, 'bottom-right'],
  ])('%o is %s', (at, where) => {
    expect(whereaboutsOf(at, frame)).toBe(where);
  });

  test('near one group, between two, or near none', () => {
    expect(nearestGroups({ x: 450, y: 150 }, groups, frame)).toEqual(['B']);
    expect(nearestGroups({ x: 310, y: 20 }, groups, frame)).toEqual(['A', 'B']);
    expect(nearestGroups({ x: 301, y: 201 }, groups, frame)).toEqual([]);
    expect(nearestGroups({ x: 450, y: 150 }, [], frame)).toEqual([]);
  });
});

describe('labels', () => {
  const field = { width: 640, height: 440, sizes: typeSizes.wide };
  const number = (key: string, x: number, y: number): Wish => ({
    key,
    at: { x, y },
    radius: 5,
    variants: [[{ kind: 'number', text: key }]],
    sides: ['right', 'left', 'above', 'below'],
    otherwise: 'leave',
    mayCover: false,
  });
  const disc = (key: string, x: number, y: number, firm = false): Disc => ({ key, at: { x, y }, radius: 5, firm });
  const crowd = Array.from({ length: 80 }, (_, at) => number(String(at + 1), 40 + ((at * 37) % 560), 40 + ((at * 53) % 360)));

  test('never lie on each other, on marks or outside, and come out the same each time', () => {
    const discs = crowd.map(({ key, at }) => disc(key, at.x, at.y));
    const placed = placeLabels(crowd, { ...field, discs });
    const boxes = placed.filter(({ isLeft }) => !isLeft).map(({ box }) => box);
    expect(boxes.length).toBeGreaterThan(40);
    const hits = boxes.flatMap((one, at) =>
      boxes.slice(at + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom),
    );
    expect(hits).toEqual([]);
    const covered = boxes.flatMap((box) => discs.filter(({ at }) => at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom));
    expect(covered).toEqual([]);
    expect(placeLabels(crowd, { ...field, discs })).toEqual(placed);
  });

  test('step aside at the edge', () => {
    expect(placeLabels([number('12', 632, 200)], { ...field, discs: [] })[0]).toMatchObject({ anchor: 'end', isLeft: false });
  });

  test('the first has the choice; who finds no room waits for the reader to come closer', () => {
    const around = [disc('a', 85, 100), disc('b', 115, 100), disc('c', 100, 85), disc('d', 100, 115)];
    const [first, second] = placeLabels([number('1', 300, 300), number('2', 100, 100)], { ...field, discs: around });
    expect(first).toMatchObject({ anchor: 'start', isLeft: false });
    expect(second).toMatchObject({ isLeft: true });
  });

  test('a place says less where there is less room, and covers small marks before firm ones', () => {
    const place: Wish = {
      ...number('A', 300, 200),
      variants: [
        [{ kind: 'name', text: 'A very long name that fits into no half of this frame, whatever one does with it' }],
        [{ kind: 'people', text: '30 people' }],
      ],
      sides: ['below', 'above'],
      otherwise: 'stand',
      mayCover: true,
    };
    const [label] = placeLabels([place], { ...field, width: 620, discs: [disc('small', 300, 185), disc('firm', 300, 220, true)] });
    expect(label?.lines.map(({ text }) => text)).toEqual(['30 people']);
    expect(label?.box.bottom).toBeLessThan(200);
  });
});

describe('type', () => {
  test('names break into two even lines and are cut where they are too long', () => {
    expect(wrapName('Safe to wait', 24)).toEqual(['Safe to wait']);
    expect(wrapName('Later start, keep the routes', 24)).toEqual(['Later start,', 'keep the routes']);
    expect(wrapName('Schulbushaltestellenbeleuchtung', 12)).toEqual(['Schulbushal…']);
  });

  test('wide letters are wider', () => {
    expect(textWidth('WWW', 10)).toBeGreaterThan(textWidth('iii', 10));
    expect(textWidth('公交', 10)).toBe(20);
  });
});
