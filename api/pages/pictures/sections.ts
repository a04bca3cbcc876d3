import { formatMonth, readableDays } from './words';
import type { Spec } from 'vega';
import type { Counted, Parted } from '../../../domain/pictures/counted';
import type { Stays } from '../../../domain/pictures/stays';
import type { Translate } from '../../../language/texts';
import type { Figures } from '../../../office/pictures/figures';
import { barsSpec, flowSpec } from './specs';

/** A picture with the same numbers as a table, and what they say in one sentence. */
export interface Section {
  id: string;
  heading: string;
  sentence: string;
  spec: Spec | undefined;
  columns: string[];
  rows: string[][];
}

const number = (value: number) => ({ value, text: String(value) });

/** The sections of the page, in its order. */
export function sectionsOf(figures: Figures, t: Translate, language: string): Section[] {
  const column = (key: string) => t(`pictures:column.${key}`);
  const days = (value: number) => readableDays(value, language);
  const section = (id: string, sentence: string | undefined, spec: () => Spec, columns: string[], rows: string[][]): Section => ({
    id, heading: t(`pictures:section.${id}`), sentence: sentence ?? t('pictures:none'),
    spec: sentence === undefined ? undefined : spec(), columns: columns.map(column), rows,
  }); // prettier-ignore

  const { flow } = figures;
  const sum = (of: 'received' | 'closed') => flow.reduce((total, month) => total + month[of], 0);
  const flowed = section(
    'flow',
    t('pictures:words.flow', {
      received: sum('received'),
      closed: sum('closed'),
      open: flow.at(-1)?.open ?? 0,
    }),
    () =>
      flowSpec({
        months: flow.map((one) => ({ ...one, label: formatMonth(one.month) })),
        names: { received: column('received'), closed: column('closed'), open: column('open') },
      }),
    ['month', 'received', 'closed', 'open'],
    flow.map(({ month, received, closed, open }) => [
      formatMonth(month),
      String(received),
      String(closed),
      String(open),
    ]),
  );

  function stayed<Place extends string>(id: 'stages' | 'waits', first: string, stays: Stays<Place>[], nameOf: (place: Place) => string): Section {
    const left = stays.flatMap((one) => (one.left ? [{ name: nameOf(one.place), ...one.left }] : []));
    const [longest] = [...left].sort((a, b) => b.median - a.median);
    return section(
      id,
      longest && t(`pictures:words.${id}`, { name: longest.name, median: days(longest.median), ninety: days(longest.ninety) }),
      () => barsSpec({
        series: [column('median'), column('ninety')],
        rows: left.slice(0, 12).map(({ name, median, ninety }) => ({
          label: name, values: [median, ninety].map((value) => ({ value, text: days(value) })),
        })),
      }),
      [first, 'count', 'median', 'ninety', 'there', 'longest'],
      stays.map(({ place, left: of, there, longest: most }) => [
        nameOf(place), String(of?.count ?? 0), of ? days(of.median) : '–', of ? days(of.ninety) : '–', String(there), there > 0 ? days(most) : '–',
      ]),
    );
  } // prettier-ignore

  const { clocks } = figures;
  const all = (of: 'kept' | 'missed' | 'overdue') => clocks.reduce((total, clock) => total + clock[of], 0);
  const clockName = (kind: string) => t(`vocabulary:clockKinds.${kind}`);
  const clocked = section(
    'clocks',
    clocks.length > 0
      ? t('pictures:words.clocks', { all: all('kept') + all('missed'), kept: all('kept'), missed: all('missed'), overdue: all('overdue') })
      : undefined,
    () => barsSpec({
      series: [column('kept'), column('missed'), column('overdue')],
      rows: clocks.map(({ kind, kept, missed, overdue }) => ({ label: clockName(kind), values: [kept, missed, overdue].map(number) })),
    }),
    ['clock', 'kept', 'missed', 'running', 'overdue'],
    clocks.map(({ kind, kept, missed, running, overdue }) => [clockName(kind), ...[kept, missed, running, overdue].map(String)]),
  ); // prettier-ignore

  function partedBy<Value>(id: 'units' | 'kinds', first: string, parts: Parted<Value>[], nameOf: (value: Value) => string): Section {
    const [most] = [...parts].sort((a, b) => b.received - a.received);
    return section(
      id,
      most && t(`pictures:words.${id}`, { name: nameOf(most.value), count: most.received }),
      () => barsSpec({
        series: [column('received'), column('closed'), column('open')],
        rows: parts.slice(0, 15).map(({ value, received, closed, open }) => ({ label: nameOf(value), values: [received, closed, open].map(number) })),
      }),
      [first, 'received', 'closed', 'open'],
      parts.map(({ value, received, closed, open }) => [nameOf(value), ...[received, closed, open].map(String)]),
    );
  } // prettier-ignore

  function countedBy<Value extends string>(id: 'outcomes' | 'findings' | 'discipline' | 'grounds', first: string, counts: Counted<Value>[], key: string): Section {
    const nameOf = (value: Value) => t(`${key}.${value}`);
    const [most] = [...counts].sort((a, b) => b.count - a.count);
    return section(
      id,
      most && t('pictures:words.counts', { sum: counts.reduce((total, { count }) => total + count, 0), name: nameOf(most.value), count: most.count }),
      () => barsSpec({ series: [column('number')], rows: counts.map(({ value, count }) => ({ label: nameOf(value), values: [number(count)] })) }),
      [first, 'number'],
      counts.map(({ value, count }) => [nameOf(value), String(count)]),
    );
  } // prettier-ignore

  return [
    flowed,
    stayed('stages', 'stage', figures.stages, (stage) => t(`vocabulary:stages.${stage}`)),
    stayed('waits', 'waits', figures.waits, (step) => t(`clocks:waiting.step.${step}`)),
    clocked,
    partedBy('units', 'unit', figures.units, (unit) => unit?.name ?? t('pictures:noUnit')),
    partedBy('kinds', 'kind', figures.kinds, (kind) => t(`vocabulary:kinds.${kind}`)),
    countedBy('outcomes', 'outcome', figures.outcomes, 'vocabulary:outcomes'),
    countedBy('findings', 'finding', figures.findings, 'pictures:findings'),
    countedBy('discipline', 'form', figures.discipline, 'vocabulary:disciplineForms'),
    countedBy('grounds', 'ground', figures.grounds, 'vocabulary:refusalGrounds'),
  ];
}
