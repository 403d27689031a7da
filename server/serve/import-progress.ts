import { ImportName, ImportProgress, ImportProgressAnswer } from '#shared/api/import-progress.ts';
import { admin } from './access.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const BODY_BYTES = 2 * 1024 * 1024;

/** Where imports from code hosts note how far they came, so that they go on there. */
export function serveImportProgress(app: Api, { store, clock }: ServeDeps): void {
  app.get(
    '/import-progress',
    {
      config: { access: admin },
      schema: {
        summary: 'How far an import came that was interrupted',
        querystring: ImportName,
        response: { 200: ImportProgressAnswer },
      },
    },
    async ({ query }) => ({ progress: store.importProgress.get(query.name) }),
  );
  app.put(
    '/import-progress',
    {
      config: { access: admin },
      bodyLimit: BODY_BYTES,
      schema: {
        summary: 'Note how far an import came; null where it is done',
        querystring: ImportName,
        body: ImportProgress,
        response: { 200: ImportProgressAnswer },
      },
    },
    async ({ query, body }) => {
      if (body.progress === null) store.importProgress.remove(query.name);
      else store.importProgress.set(query.name, body.progress, clock.nowMs());
      return { progress: body.progress };
    },
  );
}
