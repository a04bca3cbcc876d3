import type { ChainHead } from './chain';
import type { RulesNamed } from './proven';

/** Where the stored events of a case end, and the rules to which it is bound then: all that its workflow needs to go on. */
export interface CaseEnd {
  caseId: string;
  head: ChainHead;
  rules: RulesNamed;
}
