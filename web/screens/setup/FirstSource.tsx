import { useDesk } from '../../ui/desk.ts';

const example = `services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    objectives:
      - id: availability
        scrape:
          targets: [http://127.0.0.1:9101/metrics]
          total: http_requests_total
          bad: http_requests_total{code=~"5.."}
      - id: web
        probe: { url: https://mes.example/healthz }`;

/** What to write where nothing is connected yet. */
export const FirstSource = () => {
  const { words } = useDesk();
  return (
    <>
      <p className="prose" id="first-source">
        {words.setup.sources.emptyHint}
      </p>
      <textarea
        className="first-source"
        aria-labelledby="first-source"
        readOnly
        wrap="off"
        rows={example.split('\n').length}
        value={example}
      />
    </>
  );
};
