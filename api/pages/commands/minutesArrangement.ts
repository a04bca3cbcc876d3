import type { Arrangement } from './arrangement';
import { plain } from './arrangement';

/** What minutes tell beside what was said, where somebody took it down. */
const toldByMinutes = ['beganAt', 'endedAt', 'place', 'chair', 'secretary', 'attending', 'workedWith'];

/** An act that minutes are written of: hours, place and who was there stand folded away, since none of them need be said. */
export const minutesArrangement: Arrangement = {
  controls: (context, fields) => {
    const isTold = ({ name }: { name: string }) => toldByMinutes.includes(name);
    const told = fields.filter(isTold);
    const isOpen = told.some(({ name }) => {
      const value = context.values[name];
      return typeof value === 'string' && value.trim() !== '';
    });
    const label = context.t('cases:command.forMinutes');
    const fold = {
      control: 'fold',
      name: 'minutesTold',
      label,
      isOpen,
      inside: plain.controls(context, told),
    } as const;
    return [
      ...plain.controls(
        context,
        fields.filter((field) => !isTold(field)),
      ),
      fold,
    ];
  },
};
