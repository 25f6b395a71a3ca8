/**
 * Small numbers are protected: what may be told of a count, of a share, and of a table of counts with totals.
 * Pure, no I/O; counts are whole numbers of people, 0 or more; what may not be told is null.
 *
 * Rules after the guidance of education agencies on small cells (threshold, complementary suppression); the search for
 * what else to withhold treats the table as a network flow, after Cox, "Network models for complementary cell
 * suppression", Journal of the American Statistical Association 90 (1995).
 */
export { isSmall, safeShare } from './small.ts';
export { inSteps, stepOf, tellInSteps, type SteppedTable } from './steps.ts';
export { suppress, type CountTable, type Place, type ToldTable } from './suppress.ts';
