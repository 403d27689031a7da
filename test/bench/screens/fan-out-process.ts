/** What Andon's screens are held against: `node fan-out-process.ts <port> <bytes>` sends one shared buffer to every open stream. */
import { createServer, type ServerResponse } from 'node:http';

const [port = '', bytes = ''] = process.argv.slice(2);
const buffer = Buffer.alloc(Number(bytes), 'x');
const streams = new Set<ServerResponse>();

createServer((request, response) => {
  if (request.url === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return;
  }
  if (request.url === '/broadcast') for (const stream of streams) stream.write(buffer);
  response.end();
}).listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit());
