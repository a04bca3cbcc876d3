import { loadTexts } from '../texts';
import { fieldTexts } from './field';

const texts = loadTexts();

/** What the schema lets be left out and a rule demands where something else is so; worked out from the refusals. */
const demandedSometimes: [command: string, field: string][] = [
  ['makeRecommendation', 'amount'],
  ['handleFalseReport', 'to'],
  ['recordRecovery', 'surplusReason'],
  ['pause', 'congressOn'],
  ['acceptAppeal', 'decisionNumber'],
  ['acceptAppeal', 'decidedBy'],
  ['acceptAppeal', 'servedOn'],
  ['acceptAppeal', 'compared'],
  ['holdHearing', 'lateReason'],
];

test.each(demandedSometimes)('%s: the label of %s says when it is needed', (command, field) => {
  for (const language of ['vi', 'en'] as const) {
    const { when } = fieldTexts(texts.translator(language), texts, command, field);
    expect(when).toMatch(language === 'vi' ? /^bắt buộc khi / : /^needed when /);
  }
});
