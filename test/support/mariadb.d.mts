/** A MariaDB of its own in a temporary folder; null where none is installed. `url` is without a database name. */
export function startMariadb(options?: readonly string[]): Promise<null | { url: string; pid: number; stop(): Promise<void> }>;

/** A port that nobody listens on. */
export function freePort(): Promise<number>;
