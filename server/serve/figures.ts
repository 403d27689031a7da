import { figuresContract } from '#shared/api/figures.ts';
import { toFigureAnswer } from './figure-answer.ts';
import { readFigureQuestion } from './figure-question.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveFigures(app: Api, { board, config }: ServeDeps): void {
  app.get(
    figuresContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'asked' },
      schema: {
        summary: 'One figure, with its window, its count and its receipt',
        querystring: figuresContract.query,
        response: { 200: figuresContract.response },
      },
    },
    async (request) => toFigureAnswer(board.figure(readFigureQuestion(request.query, config.current()))),
  );
}
