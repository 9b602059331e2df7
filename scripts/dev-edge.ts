import { develop } from './dev/develop.ts';
import { runWorker } from './dev/worker.ts';

/** Site and worker on one origin, the worker in workerd, while content and code are worked on. */
await develop('dev:edge', runWorker);
