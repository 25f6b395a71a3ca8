/** Small numbers are protected: what may be told of a count, and of a table of counts with totals. Pure; counts are whole numbers. */
export { isSmall } from './small.ts';
