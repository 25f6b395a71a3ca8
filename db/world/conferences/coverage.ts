import { ago } from '../moments.ts';
import type { IssueCoverage } from '../types.ts';

/** Whom the school needs for its evenings with families. */
export const coverage: IssueCoverage = {
  chosenBy: 'persons.beatriz',
  chosen: ago(40, 11),
  lists: ['categories.swift'],
  needs: [
    { list: 'categories.swift', kind: 'students', notNeeded: 'The children are five to ten years old; their families speak for them here.' },
    { list: 'categories.swift', kind: 'families' },
    { list: 'categories.swift', kind: 'families.unheard' },
    { list: 'categories.swift', kind: 'community' },
    { list: 'categories.swift', kind: 'staff' },
  ],
  calls: [{ list: 'categories.swift', kind: 'families.unheard' }],
  population: [],
  asks: [],
};
