import type { CommandType } from '../../domain/case/commands';
import type { Translate } from '../texts';
import { inside } from './inside';

/** What an act is called within a sentence: "thụ lý đơn". */
export const actInside = (t: Translate, act: CommandType): string => inside(t(`commands:${act}.title`));
