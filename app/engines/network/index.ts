/**
 * What the shape of a network tells: which parts it falls into, who stands alone, and who stands between others.
 * Pure, no I/O. Relations count in both directions; several between the same two count once. A relation whose end is
 * not among the ids is left out. The same network in whatever order of its relations gives the same answer.
 *
 * Betweenness after Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001);
 * cut vertices after Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", Communications of the ACM 16 (1973).
 */
export { findNetwork, type Broker, type Link, type Network } from './find.ts';
export { pathBetween } from './path.ts';
