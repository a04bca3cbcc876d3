import fc from 'fast-check';
import { mergedByTime } from './mergedByTime';

const histories = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), { maxLength: 5 });
const eventsOf = (all: readonly (readonly number[])[]) =>
  all.map((moments, of) => moments.map((at, seq) => ({ at: String(at), of, seq })));

test('every event stands once in it, each history in its order', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const events = eventsOf(all);
      const merged = mergedByTime(events);
      expect(merged).toHaveLength(events.flat().length);
      for (const [of, own] of events.entries())
        expect(merged.filter((event) => event.of === of)).toEqual(own);
    }),
  );
});

test('where histories go by their moments, so does the whole', () => {
  fc.assert(
    fc.property(histories, (all) => {
      const merged = mergedByTime(eventsOf(all.map((moments) => [...moments].sort())));
      const moments = merged.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
    }),
  );
});
