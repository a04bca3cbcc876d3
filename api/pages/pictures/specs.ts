import type { Spec } from 'vega';
import type { EventType } from '../../../domain/case/events/event';
import type { WayPassage } from '../../../domain/pictures/way';

const font = 'Be Vietnam Pro, sans-serif';
const ink = '#0b0c0c';
const config = {
  text: { font, fontSize: 13, fill: ink },
  axis: { labelFont: font, labelFontSize: 12, labelColor: ink, domainColor: '#505a5f', gridColor: '#d8dcde', tickColor: '#505a5f' },
  legend: { labelFont: font, labelFontSize: 13, labelColor: ink, labelLimit: 0, symbolSize: 140, orient: 'bottom' as const, direction: 'vertical' as const },
}; // prettier-ignore
/** Dark and light, each with a dark edge: told apart without their colour too. */
const fills = ['#1d4f7c', '#c9dff0', '#b4581c'];

/** What a picture of bars shows: rows under each other, each with a value for each series, and that in words. */
export interface Bars {
  series: readonly string[];
  rows: readonly { label: string; values: readonly { value: number; text: string }[] }[];
}

/** Bars that lie, each row under its own label, so that long words have room on a telephone too. */
export function barsSpec({ series, rows }: Bars): Spec {
  const [thick, labelled, between] = [16, 20, 8];
  const each = labelled + series.length * thick + between;
  const values = rows.flatMap(({ label, values: of }, row) =>
    of.map(({ value, text }, n) => ({ label, value, text, series: series[n], top: row * each + labelled + n * thick })),
  );
  const labels = rows.map(({ label }, row) => ({ label, top: row * each + labelled - 5 }));
  return {
    width: 400, height: rows.length * each, padding: 4, config,
    data: [{ name: 'values', values }, { name: 'labels', values: labels }],
    scales: [
      { name: 'x', type: 'linear', domain: { data: 'values', field: 'value' }, zero: true, range: [0, 320] },
      { name: 'fill', type: 'ordinal', domain: [...series], range: fills },
    ],
    ...(series.length > 1 && { legends: [{ fill: 'fill', symbolType: 'square', symbolStrokeColor: ink, symbolStrokeWidth: 1 }] }),
    marks: [
      { type: 'text', from: { data: 'labels' }, encode: { enter: { x: { value: 0 }, y: { field: 'top' }, text: { field: 'label' } } } },
      { type: 'rect', from: { data: 'values' }, encode: { enter: {
        x: { value: 0 }, x2: { scale: 'x', field: 'value' }, y: { field: 'top' }, height: { value: thick - 2 },
        fill: { scale: 'fill', field: 'series' }, stroke: { value: ink }, strokeWidth: { value: 0.5 },
      } } },
      { type: 'text', from: { data: 'values' }, encode: { enter: {
        x: { scale: 'x', field: 'value', offset: 5 }, y: { field: 'top', offset: thick / 2 - 1 }, baseline: { value: 'middle' }, text: { field: 'text' },
      } } },
    ],
  };
} // prettier-ignore

export interface FlowPicture {
  months: readonly { label: string; received: number; closed: number; open: number }[];
  names: { received: string; closed: string; open: string };
}

/** What came in and was closed as bars side by side, and what was open at the end of each month as a dashed line with points. */
export function flowSpec({ months, names }: FlowPicture): Spec {
  const bars = months.flatMap(({ label, received, closed }) => [
    { label, series: names.received, value: received, n: 0 },
    { label, series: names.closed, value: closed, n: 1 },
  ]);
  const most = Math.max(1, ...months.flatMap(({ received, closed, open }) => [received, closed, open]));
  return {
    width: 400, height: 220, padding: 4, config,
    data: [{ name: 'bars', values: bars }, { name: 'open', values: months.map(({ label, open }) => ({ label, open })) }],
    scales: [
      { name: 'x', type: 'band', domain: months.map(({ label }) => label), range: 'width', padding: 0.2 },
      { name: 'y', type: 'linear', domain: [0, most], nice: true, range: 'height' },
      { name: 'fill', type: 'ordinal', domain: [names.received, names.closed], range: fills },
      { name: 'stroke', type: 'ordinal', domain: [names.open], range: ['#b4581c'] },
    ],
    axes: [
      { orient: 'bottom', scale: 'x', labelOverlap: 'parity', labelFontSize: 11 },
      { orient: 'left', scale: 'y', grid: true, tickCount: 5, format: 'd', tickMinStep: 1 },
    ],
    legends: [
      { fill: 'fill', symbolType: 'square', symbolStrokeColor: ink, symbolStrokeWidth: 1 },
      { stroke: 'stroke', symbolType: 'circle', symbolFillColor: '#ffffff', symbolStrokeWidth: 2 },
    ],
    marks: [
      { type: 'rect', from: { data: 'bars' }, encode: { enter: {
        x: { signal: "scale('x', datum.label) + datum.n * bandwidth('x') / 2" }, width: { signal: "bandwidth('x') / 2" },
        y: { scale: 'y', field: 'value' }, y2: { scale: 'y', value: 0 },
        fill: { scale: 'fill', field: 'series' }, stroke: { value: ink }, strokeWidth: { value: 0.5 },
      } } },
      { type: 'line', from: { data: 'open' }, encode: { enter: {
        x: { scale: 'x', field: 'label', band: 0.5 }, y: { scale: 'y', field: 'open' },
        stroke: { value: '#b4581c' }, strokeWidth: { value: 2 }, strokeDash: { value: [6, 3] },
      } } },
      { type: 'symbol', from: { data: 'open' }, encode: { enter: {
        x: { scale: 'x', field: 'label', band: 0.5 }, y: { scale: 'y', field: 'open' }, size: { value: 40 },
        fill: { value: '#ffffff' }, stroke: { value: '#b4581c' }, strokeWidth: { value: 2 },
      } } },
    ],
  };
} // prettier-ignore

export interface WayPicture {
  steps: readonly { step: EventType; label: string }[];
  passages: readonly WayPassage[];
}

/** Steps under each other in the order of the procedure; passages onward as arcs on the left, and back as dashed arcs on the right. */
export function waySpec({ steps, passages }: WayPicture): Spec {
  const [gap, middle, labelled] = [26, 130, 250];
  const place = new Map(steps.map(({ step }, i) => [step, 14 + i * gap]));
  const most = Math.max(1, ...passages.map(({ count }) => count));
  const arcs = passages.flatMap(({ from, to, count }) => {
    const [a, b] = [place.get(from), place.get(to)];
    if (a === undefined || b === undefined || from === to) return [];
    const onward = b > a;
    const start = onward ? middle : middle + labelled;
    const bulge = Math.min(120, 14 + Math.abs(b - a) / 3) * (onward ? -1 : 1);
    const path = `M${start},${a}C${start + bulge},${a} ${start + bulge},${b} ${start},${b}`;
    return [{ path, width: 0.75 + (7 * count) / most, dash: onward ? [] : [4, 3] }];
  });
  return {
    width: middle + labelled + 120, height: steps.length * gap + 10, padding: 4, config,
    data: [{ name: 'arcs', values: arcs }, { name: 'steps', values: steps.map(({ step, label }) => ({ label, y: place.get(step) })) }],
    marks: [
      { type: 'path', from: { data: 'arcs' }, encode: { enter: {
        path: { field: 'path' }, stroke: { value: '#1d4f7c' }, strokeOpacity: { value: 0.7 }, strokeWidth: { field: 'width' }, strokeDash: { field: 'dash' },
      } } },
      { type: 'symbol', from: { data: 'steps' }, encode: { enter: { x: { value: middle }, y: { field: 'y' }, size: { value: 50 }, fill: { value: ink } } } },
      { type: 'text', from: { data: 'steps' }, encode: { enter: { x: { value: middle + 10 }, y: { field: 'y' }, baseline: { value: 'middle' }, text: { field: 'label' } } } },
    ],
  };
} // prettier-ignore
