import { DateTime } from 'luxon';
import { localDate } from '../../domain/calendar/officeDays';
import { answerRecommendation, sendRecommendation } from '../../domain/supervision/decide';
import { recommendationOf } from '../../domain/supervision/recommendation';
import type { CaseStores } from '../../models/caseStores';
import { readPublicTerms } from '../../office/publicPage/terms';

interface SupervisionNeeds {
  stores: Pick<CaseStores, 'recommendations' | 'reference'>;
  supervisor: string;
  chair: string;
  /** When the demonstration was begun: the same at every try. */
  begunAt: string;
}

const told = [
  {
    id: 'demo-recommendation-1',
    daysAgo: 12,
    about: 'Niêm yết lịch tiếp công dân',
    text: 'Đề nghị niêm yết lịch tiếp công dân của người đứng đầu tại trụ sở Mặt trận các xã.',
    answer: 'Ủy ban Kiểm tra tiếp thu; từ tháng tới lịch được gửi đến Mặt trận các xã cùng ngày niêm yết.',
  },
  {
    id: 'demo-recommendation-2',
    daysAgo: 2,
    about: 'Đơn quá hạn giải quyết',
    text: 'Qua số liệu, số đơn quá hạn còn cao. Đề nghị có giải pháp rút ngắn thời gian và công khai kết quả theo quý.',
    answer: undefined,
  },
] as const;

/** Lays recommendations of those who supervise into the demonstration, once; a try that was cut short is completed. */
export async function laySupervision({
  stores,
  supervisor,
  chair,
  begunAt,
}: SupervisionNeeds): Promise<void> {
  const calendar = await stores.reference.getCurrentCalendar();
  for (const { id, daysAgo, about, text, answer } of told) {
    const at = (days: number) =>
      DateTime.fromISO(begunAt, { zone: 'utc' }).minus({ days }).toISO() ?? begunAt;
    const there = await stores.recommendations.listOf(id);
    const sentAt = at(daysAgo);
    const sending = { today: localDate(calendar, sentAt), calendar, term: readPublicTerms().answer.value };
    const sent = sendRecommendation(undefined, { about, text }, sending);
    if (there.length === 0 && 'deed' in sent)
      await stores.recommendations.add(
        {
          of: id,
          by: supervisor,
          at: sentAt,
          commandId: `${id}-1`,
          ...sent,
        },
        0,
      );
    const recommendation = recommendationOf(await stores.recommendations.listOf(id));
    if (!recommendation || answer === undefined || recommendation.answers.length > 0) continue;
    const answered = answerRecommendation(recommendation, { text: answer, seen: recommendation.revision });
    if ('deed' in answered)
      await stores.recommendations.add(
        {
          of: id,
          by: chair,
          at: at(daysAgo - 5),
          commandId: `${id}-2`,
          ...answered,
        },
        recommendation.revision,
      );
  }
}
