import { OfficeCase } from './office';

describe('where several places must be checked', () => {
  // Received on Monday 2026-03-02: seven working days end on Wednesday 11 March, ten on Monday 16 March.
  const received = () => OfficeCase.received('2026-03-02');
  test('first handling has ten working days, not seven', () => {
    const one = received();
    expect(one.dueOn('handling')).toBe('2026-03-11');
    one.give('classify', { on: '2026-03-03' }, { severalPlaces: true });
    expect(one.dueOn('handling')).toBe('2026-03-16');
  });
  test('it is lengthened once, however often the report is classified', () => {
    const one = received().give('classify', { on: '2026-03-03' }, { severalPlaces: true });
    expect(one.give('classify', { on: '2026-03-04' }, { severalPlaces: true }).dueOn('handling')).toBe(
      '2026-03-16',
    );
  });
});
