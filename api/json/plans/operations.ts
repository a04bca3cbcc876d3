import { queryParameters } from '../openapi/parameters';
import type { Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import { planListQuery, planListSchema } from './shapes';

const parameters = queryParameters(planListQuery);
const answers = { planList: { '200': json('A page of plans.', 'InspectionPlanList', link) } };

const paths = {
  '/api/v1/inspection-plans': {
    get: {
      operationId: 'listInspectionPlans',
      tags: ['inspectionPlans'],
      summary:
        'The inspection plans, the latest year first: what waits, and what was approved from the first on',
      parameters,
      responses: withProblems(answers.planList, '401', '403', '422'),
    },
  },
};

/** What the commission is to inspect, by years. */
export const plans: Resource = {
  tag: { name: 'inspectionPlans', description: 'What the commission is to inspect, by years.' },
  paths: () => paths,
  sent: {},
  answered: { InspectionPlanList: planListSchema },
};
