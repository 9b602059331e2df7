import { runApi } from './dev/api.ts';
import { develop } from './dev/develop.ts';

/** Site and Node server on one origin, while content and code are worked on. */
await develop('dev', runApi);
