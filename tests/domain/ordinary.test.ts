import { commandTypes, findCommand } from '../../domain/case/commands';
import { type Stage, stages } from '../../domain/case/vocabulary';
import { OfficeCase, procedure22 } from './office';
import { ordinaryInput } from './ordinary';
import { toDiscipline, toVerification } from './stages';

const day = '2022-03-02';
const received = () =>
  new OfficeCase(procedure22).give('register', { on: day }, { receivedOn: '2022-03-01' });
const inDiscipline = () => toDiscipline(toVerification(received(), day), day);

const caseIn: Record<Stage, () => OfficeCase> = {
  intake: received,
  assignment: () => received().give('classify', { on: day }).give('accept', { on: day }),
  verification: () => toVerification(received(), day),
  discipline: inDiscipline,
  publication: () =>
    inDiscipline().give('holdHearing', { on: day }).give('conclude', { on: day }, { disciplineDue: false }),
  closed: () => received().give('forward', { on: day }),
};

test.each(stages)('what is ordinarily given fits its form, also where the case refuses it: %s', (stage) => {
  const { now } = caseIn[stage]();
  expect(now.stage).toBe(stage);
  const unfit = commandTypes.filter(
    (type) =>
      !findCommand(type)
        .input()
        .safeParse(ordinaryInput(type, now, day)).success,
  );
  expect(unfit).toEqual([]);
});
