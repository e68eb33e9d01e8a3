import pg from 'pg';

/** An office only one process can hold: a session lock of PostgreSQL on a connection of its own. */
export interface Office {
  /** Aborted when the connection, and with it the office, is lost. */
  lost: AbortSignal;
  /** Lays the office down and closes the connection. */
  leave(): Promise<void>;
}

/** Lock number of the courier's office. */
const COURIER_OFFICE = 7_401_002;

/**
 * Tries to become the courier; null when somebody else is. PostgreSQL frees the office when the holder's
 * connection ends, also after kill -9; a machine that fell silent is noticed within about 25 s.
 */
export async function takeOffice(connectionString: string): Promise<Office | null> {
  const client = new pg.Client({
    connectionString,
    application_name: 'stagekeeper courier',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  try {
    await client.connect();
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    );
    const { rows } = await client.query('select pg_try_advisory_lock($1) as won', [COURIER_OFFICE]);
    if (rows[0].won) return { lost: lost.signal, leave: () => client.end() };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return null;
}
