import { refuse } from '../../domain/case/refusal';
import { loadTexts } from '../texts';
import { refusalSentence } from './refusal';

const texts = loadTexts();
const said = (language: 'vi' | 'en', refusal: ReturnType<typeof refuse>) =>
  refusalSentence(texts.translator(language), refusal, (id) => id);

test('a limit in days says which days they are', () => {
  const extension = refuse('extensionTooLong', { field: 'by', params: { atMost: 30, unit: 'workingDays' } });
  expect(said('vi', extension)).toContain('không quá 30 ngày làm việc.');
  expect(said('en', extension)).toContain('30 working days at most');
  const suspension = refuse('suspensionTooLong', { params: { atMost: 180, unit: 'calendarDays' } });
  expect(said('vi', suspension)).toContain('không quá 180 ngày.');
  expect(said('en', suspension)).toContain('180 days at most');
});
