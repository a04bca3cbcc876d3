// What all cases of a worker share: loaded once, before the first case, instead of anew for each. The rules hold nothing of any
// case. The sandbox then freezes what these modules export, through and through. But schemas fill themselves in on first use, and
// patterns remember where they stopped: the modules that export them are closed here, so that it passes them over.
import { regexes } from 'zod/v4/core';
import '../domain/case/decide';
import '../domain/case/messages';
import '../domain/case/petitionPart';
import * as calendar from '../domain/calendar/calendar';
import * as subject from '../domain/case/subject';
import * as clock from '../domain/clocks/clock';
import * as limit from '../domain/clocks/limit';
import * as meeting from '../domain/meetings/meeting';
import * as minutes from '../domain/meetings/minutes';
import * as periods from '../domain/organisations/periods';
import * as tree from '../domain/organisations/tree';
import * as treeShape from '../domain/organisations/treeShape';
import * as unit from '../domain/organisations/unit';
import * as accompanying from '../domain/procedure/accompanying';
import * as cited from '../domain/procedure/cited';
import * as clockRules from '../domain/procedure/clockRules';
import * as comingBack from '../domain/procedure/comingBack';
import * as commonParts from '../domain/procedure/commonParts';
import * as partyProcedure from '../domain/procedure/partyProcedure';
import * as procedure from '../domain/procedure/procedure';
import * as stateProcedure from '../domain/procedure/stateProcedure';
import * as steps from '../domain/procedure/steps';

const ofCases = [calendar, subject, clock, limit, meeting, minutes];
const ofOrganisations = [periods, tree, treeShape, unit];
const ofProcedures = [accompanying, cited, clockRules, comingBack, commonParts, steps];
const ofVersions = [partyProcedure, procedure, stateProcedure];

const closed = [regexes, ...ofCases, ...ofOrganisations, ...ofProcedures, ...ofVersions];
for (const module of closed) Object.freeze(module);
