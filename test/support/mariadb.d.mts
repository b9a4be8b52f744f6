/** A MariaDB of its own in a temporary folder; null where none is installed. `url` is without a database name. */
export function startMariadb(): Promise<null | { url: string; pid: number; stop(): Promise<void> }>;
