import type { Say } from '../../temporal-config/servers/progress';
import { pythonWith } from './pythonPackages';

const version = '2.7.23.11';

/** What it needs to read a log and to compare it; what draws and what solves equations is left out, which is half of its size. */
const packages = [
  `pm4py==${version}`, 'numpy==2.4.6', 'pandas==3.1.1', 'lxml==6.1.3', 'networkx==3.6.1', 'scipy==1.17.1',
  'python-dateutil==4.0.0', 'pytz==2026.6', 'tqdm==4.70.1', 'six', 'graphviz==0.21', 'packaging==26.4',
]; // prettier-ignore

/** The Python that has pm4py, fetched into the cache the first time. */
export const pm4py = (say: Say): Promise<string> => pythonWith({ module: 'pm4py', version, packages }, say);
