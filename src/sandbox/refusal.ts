/**
 * The platform's refusals by code, with its sentence
 * (https://open.feishu.cn/document/server-docs/im-v1/message/create and the pages beside it).
 */
const sentences: Record<number, string> = {
  10002: 'Bad request: the card cannot be read.',
  11247: 'The number of messages sent in batches today is over the limit.',
  11311: 'The card is invalid.',
  100000: 'The card is larger than 30 KB.',
  200000: 'The message was recalled.',
  230001: 'Your request contains an invalid request parameter.',
  230002: 'The bot can not be outside the group.',
  230011: 'The message was recalled.',
  230013: 'Bot has NO availability to this user.',
  230017: 'Bot is NOT the owner of the resource.',
  230018: 'These operations are NOT allowed at current group settings.',
  230020: 'This operation triggers the frequency limit.',
  230025: 'The length of the message content reaches its limit.',
  230029: 'User has resigned.',
  230031: 'The message to be updated was sent more than 14 days ago.',
  230034: 'The receive_id is invalid.',
  230054: 'This operation is not supported for this message type.',
  230055: 'The type of file upload does not match the type of message.',
  230110: 'Action unavailable as the message has been deleted.',
  232006: 'Your request specifies a chat_id which is invalid.',
  232009: 'Your request specifies a chat which has already been dissolved.',
  232011: 'Operator can NOT be out of the chat.',
  234006: 'The file size exceed the max value.',
  234010: "File's size can't be 0.",
  234001: 'Invalid request param.',
  300020: 'The token is invalid.',
  300030: 'The token has expired.',
  300040: 'The token has been used up.',
  40000000: 'command_already_exists',
  41050: 'no user authority error',
  99991400: 'request trigger frequency limit',
  99991668: 'Invalid access token for authorization. The user access token is unknown or expired.',
  99991663:
    'Invalid access token for authorization. Please make a test attempt with an access token attached.',
  99992351: 'not a valid open_id',
  99992402: 'field validation failed',
  1061045: 'can retry: the same upload is already under way.',
  1061004: 'forbidden',
  1061007: 'file has been delete.',
};

/** A refusal on its way to the answer: HTTP status, body `{code, msg}` and extra headers. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Record<string, string>;
  /** Set for the interfaces that answer in OAuth's form: `{code, error, error_description}`. */
  readonly error: string | undefined;
  constructor(
    code: number,
    detail?: string,
    status = 400,
    headers: Record<string, string> = {},
    error?: string,
  ) {
    super(detail ?? sentences[code] ?? 'error');
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.error = error;
  }
}

/** The platform's sentence for a refused card; the inner code is told in the text only. */
export function cardRefusal(reason: string): Refusal {
  return new Refusal(230099, `Failed to create card content, ext=ErrCode: 11310; ErrMsg: ${reason}; `);
}
