import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A document that takes longer or more memory than this to open is not what anybody wrote. */
const patienceMs = 20_000;
const memoryMb = 256;

/** Runs in a thread of its own, so that a document made to fill the memory ends that thread and nothing else. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  require(workerData.mammoth)
    .extractRawText({ buffer: Buffer.from(workerData.bytes) })
    .then(({ value }) => parentPort.postMessage(value));
`;
const mammoth = createRequire(import.meta.url).resolve('mammoth');

/** The paragraphs of a .docx as plain lines; null when it cannot be opened. */
export function readDocx(bytes: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: { mammoth, bytes },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const end = (text: string | null) => {
      clearTimeout(timer);
      resolve(text);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), patienceMs);
    worker.once('message', (text: string) => end(text));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
