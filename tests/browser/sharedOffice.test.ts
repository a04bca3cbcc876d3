import { closeSharedOffice, openSharedOffice } from './sharing/sharedOffice';

// Opening an office takes some seconds; what does not disturb each other is tested in one.
beforeAll(openSharedOffice, 120_000);
afterAll(closeSharedOffice, 60_000);

import './sharing/casesWhole';
import './sharing/choosingClocks';
import './sharing/cutFiles';
import './sharing/keeping';
import './sharing/organisations';
import './sharing/reception';
import './sharing/stateLaw';
import './sharing/takenBack';
