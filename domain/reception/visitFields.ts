import { z } from 'zod';
import { firstReplies, statementSigns, visitMatters, visitOutcomes, visitStandings } from './visit';

/** A text that must be there, and one that may be left out. */
export const line = (most: number) => z.string().trim().min(1).max(most);
export const maybe = (most: number) => z.string().trim().max(most).default('');

/** What is put down of somebody who has come, besides how many they are. */
export const arrivalFields = () => ({
  matter: z.enum(visitMatters),
  standing: z.enum(visitStandings),
  name: line(200),
  address: line(500),
  idNumber: line(50),
  phone: maybe(50),
  others: maybe(2_000),
  content: line(5_000),
  settledBy: maybe(300),
});

/** What somebody says, and how they sign it. */
export const statementFields = () => ({ statement: line(30_000), sign: z.enum(statementSigns) });

/** What becomes of a visit, besides to whom somebody is sent. */
export const outcomeFields = () => ({
  outcome: z.enum(visitOutcomes),
  ground: maybe(40),
  letter: maybe(60),
  explanation: maybe(5_000),
});

/** What somebody hears first, besides its day and to whom it went. */
export const replyFields = () => ({ reply: z.enum(firstReplies), letter: maybe(60), note: maybe(2_000) });
