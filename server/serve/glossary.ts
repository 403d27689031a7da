import { glossaryContract } from '#shared/api/glossary.ts';
import { glossaryTerms } from '#shared/glossary.ts';
import type { Api } from './serve-deps.ts';

export function serveGlossary(app: Api): void {
  app.get(
    glossaryContract.url,
    {
      config: { access: 'open' },
      schema: {
        summary: 'Every word that the screens explain, in both languages',
        response: { 200: glossaryContract.response },
      },
    },
    async () => ({ items: [...glossaryTerms], next: null }),
  );
}
