import { DateTime } from 'luxon';
import { type Actor, everyCase } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { decideMatter, type MatterOrder, passMatterTime } from '../../domain/matters/decide';
import { matterOfActs } from '../../domain/matters/evolve';
import type { MatterAct } from '../../domain/matters/matter';
import { officeItself } from '../../domain/staff/entries';
import type { CaseStores } from '../../models/caseStores';

interface Needs {
  stores: Pick<CaseStores, 'listedMatters' | 'views' | 'reference'>;
  chair: Actor;
  head: Actor;
  /** When the demonstration was begun: the same at every try. */
  begunAt: string;
}

/** An order, how many days before the demonstration it was given, and by whom. */
type Given = [
  daysBefore: number,
  by: 'chair' | 'head',
  order: (dueIn: (days: number) => string, who: string) => MatterOrder,
];

const step =
  (stepId: string, what: string, days: number): Given[2] =>
  (dueIn, who) => ({
    kind: 'setStep',
    stepId,
    what,
    who,
    due: dueIn(days),
  });

/** What stands on the list of the demonstration: one that drags, one that goes on well, and one that has no roadmap yet. */
const stories: Given[][] = [
  [
    [9, 'chair', () => ({ kind: 'list', reason: 'Dư luận quan tâm, liên quan nhiều cơ quan.' })],
    [9, 'head', step('s-1', 'Thu thập hồ sơ thẩm định tại sở liên quan', -3)],
    [9, 'head', step('s-2', 'Làm việc với đối tượng, lấy giải trình', 12)],
    [9, 'chair', (dueIn) => ({ kind: 'setLook', due: dueIn(5), note: '' })],
    [5, 'head', () => ({ kind: 'reportStep', stepId: 's-1', state: 'blocked', note: 'Sở chưa cung cấp đủ hồ sơ.' })],
    [5, 'chair', () => ({ kind: 'clearTitle', title: 'Thẩm định, phê duyệt hồ sơ dự án ở một sở' })],
  ],
  [
    [8, 'head', () => ({ kind: 'list', reason: 'Nhiều đơn, kéo dài qua hai kỳ báo cáo.' })],
    [8, 'head', step('s-1', 'Rà soát các đơn trùng nội dung', 2)],
    [8, 'head', step('s-2', 'Báo cáo Thường trực phương án giải quyết', 9)],
    [4, 'head', () => ({ kind: 'reportStep', stepId: 's-1', state: 'done', note: 'Đã rà soát, gộp các đơn trùng.' })],
    [4, 'head', (dueIn) => ({ kind: 'setLook', due: dueIn(14), note: '' })],
  ],
  [[2, 'chair', () => ({ kind: 'list', reason: 'Cần Ban Thường vụ cho ý kiến.' })]],
]; // prettier-ignore

/** Puts some open cases of the demonstration on the list of complex matters, once. */
export async function layMatters({ stores, chair, head, begunAt }: Needs): Promise<void> {
  const calendar = await stores.reference.getCurrentCalendar();
  const today = localDate(calendar, begunAt);
  const rules = await stores.reference.findMatterRules(today);
  if (!rules) return;
  const plus = (from: string, days: number): string =>
    DateTime.fromISO(from, { zone: 'utc' }).plus({ days }).toUTC().toISO() ?? from;
  const dueIn = (days: number): string => plus(today, days).slice(0, 10);
  const named = await stores.views.listNamed(everyCase, { stages: ['verification'] });
  const views = await stores.views.findAll(
    named.map(({ caseId }) => caseId),
    everyCase,
  );
  const led = views
    .filter(({ leader, conflictOf }) => leader !== undefined && conflictOf.length === 0)
    .sort((a, b) => a.number.localeCompare(b.number));
  for (const [i, story] of stories.entries()) {
    const view = led[i];
    if (!view || (await stores.listedMatters.listOf(view.caseId)).length > 0) continue;
    const { caseId, leader = head.id } = view;
    const acts: MatterAct[] = [];
    const keep = async (act: Pick<MatterAct, 'by' | 'at' | 'deed'>, words?: object) => {
      const revision = acts.length + 1;
      const whole: MatterAct = { ...act, caseId, revision, commandId: `demo-${caseId}-${revision}` };
      acts.push(whole);
      await stores.listedMatters.add({ ...whole, ...(words && { words }) });
    };
    for (const [n, [daysBefore, by, orderOf]] of story.entries()) {
      // Where days last seconds the cases are no older than that.
      const back = calendar.kind === 'civil' ? daysBefore : 0;
      const at = new Date(Date.parse(plus(begunAt, -back)) + n * 60_000 - 3_600_000).toISOString();
      const order = orderOf(
        (days) => (calendar.kind === 'civil' ? dueIn(days) : dueIn(Math.max(days, 0))),
        leader,
      );
      const context = { now: at, today: localDate(calendar, at), calendar, rules, isClosed: false };
      const decided = decideMatter(matterOfActs(acts), order, { ...context, whatOf: () => undefined });
      if ('refused' in decided) throw new Error(`${caseId}: ${decided.refused}`);
      await keep({ by: (by === 'chair' ? chair : head).id, at, deed: decided.deed }, decided.words);
    }
    const matter = matterOfActs(acts);
    for (const deed of matter ? passMatterTime(matter, begunAt) : [])
      await keep({ by: officeItself, at: begunAt, deed });
  }
}
