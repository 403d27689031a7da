import { createSocket, type RemoteInfo } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** Type numbers and response codes of RFC 1035. */
const TYPES: Readonly<Record<string, number>> = { A: 1, MX: 15, TXT: 16 };
export const NXDOMAIN = 3;
export const SERVFAIL = 2;

const encodeName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)])),
    Buffer.of(0),
  ]);

/** What stands in a record of each type, as RFC 1035 section 3.3 lays it out. */
const encodeData: Readonly<Record<string, (text: string) => Buffer>> = {
  A: (text) => Buffer.from(text.split('.').map(Number)),
  TXT: (text) => Buffer.concat([Buffer.of(text.length), Buffer.from(text)]),
  MX: (text) => {
    const [priority = '', exchange = ''] = text.split(' ');
    return Buffer.concat([Buffer.of(0, Number(priority)), encodeName(exchange)]);
  },
};

export interface NameServerAnswer {
  readonly code?: number;
  readonly type?: string;
  readonly texts?: readonly string[];
}

/** A name server over UDP that answers every question alike; null for one that never answers. */
export async function serveNames(answer: NameServerAnswer | null) {
  const socket = createSocket('udp4');
  let asked = 0;
  const reply = (question: Buffer, { address, port }: RemoteInfo) => {
    asked += 1;
    if (answer === null) return;
    const { code = 0, type = 'A', texts = [] } = answer;
    const end = question.indexOf(0, 12) + 5;
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(texts.length, 6);
    head.fill(0, 8);
    const records = texts.map((text) => {
      const data = encodeData[type]?.(text) ?? Buffer.alloc(0);
      const fixed = Buffer.alloc(12);
      fixed.writeUInt16BE(0xc00c, 0);
      fixed.writeUInt16BE(TYPES[type] ?? 0, 2);
      fixed.writeUInt16BE(1, 4);
      fixed.writeUInt16BE(data.length, 10);
      return Buffer.concat([fixed, data]);
    });
    socket.send(Buffer.concat([head, question.subarray(12, end), ...records]), port, address);
  };
  socket.on('message', reply);
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    socket.close();
  });
  return { server: `127.0.0.1:${socket.address().port}`, askedCount: () => asked };
}
