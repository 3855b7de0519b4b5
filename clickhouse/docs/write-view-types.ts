import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderViewTypes } from './view-types.ts';

/** First half of `npm run dashboards`: what the SQL files say, for the compiler. Its own process, as the other half imports the result. */
await writeFile(fileURLToPath(new URL('../../grafana/model/views.gen.ts', import.meta.url)), await renderViewTypes());
