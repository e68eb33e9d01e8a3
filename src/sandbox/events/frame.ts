import protobuf from 'protobufjs';

/**
 * The long connection's frames, as the SDK's own decoder has them (package pbbp2). SeqID and LogID are uint64 there; read as uint32
 * the bytes are the same for the small numbers in use, and nothing hangs on protobuf's global 64-bit support, which the SDK
 * switches off for the whole process when it is loaded.
 */
const { root } = protobuf.parse(
  `syntax = "proto2";
  package pbbp2;
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint32 SeqID = 1; required uint32 LogID = 2; required int32 service = 3; required int32 method = 4;
    repeated Header headers = 5; optional string payload_encoding = 6; optional string payload_type = 7;
    optional bytes payload = 8; optional string LogIDNew = 9;
  }`,
  { keepCase: true },
);
const type = root.lookupType('pbbp2.Frame');

export interface Frame {
  /** 0 control (ping, pong), 1 data (events and their answers). */
  method: 0 | 1;
  service: number;
  headers: Record<string, string>;
  payload: Buffer;
}

/** Bytes of a frame. */
export function encodeFrame(frame: Frame): Uint8Array {
  const headers = Object.entries(frame.headers).map(([key, value]) => ({ key, value }));
  return type.encode({ SeqID: 0, LogID: 0, ...frame, headers }).finish();
}

/** The frame in these bytes; throws when they are none. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const read = type.decode(bytes) as unknown as {
    method: number;
    service: number;
    headers: { key: string; value: string }[];
    payload?: Uint8Array;
  };
  return {
    method: read.method === 0 ? 0 : 1,
    service: read.service,
    headers: Object.fromEntries(read.headers.map(({ key, value }) => [key, value])),
    payload: Buffer.from(read.payload ?? []),
  };
}
