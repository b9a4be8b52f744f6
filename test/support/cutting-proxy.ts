import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy that cuts or swallows what passes through it. */
export class CuttingProxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  private swallowing = false;

  private constructor(private readonly server: Server, readonly port: number) {}

  static start(host: string, port: number): Promise<CuttingProxy> {
    return new Promise((resolve) => {
      const server = createServer((near) => {
        const far = connect(port, host);
        const pair: [Socket, Socket] = [near, far];
        proxy.pairs.add(pair);
        const forward = (from: Socket, to: Socket): void => {
          from.on('data', (data) => { if (!proxy.swallowing) to.write(data); });
          from.on('error', () => to.destroy());
          from.on('close', () => {
            to.destroy();
            proxy.pairs.delete(pair);
          });
        };
        forward(near, far);
        forward(far, near);
      });
      let proxy: CuttingProxy;
      server.listen(0, '127.0.0.1', () => {
        proxy = new CuttingProxy(server, (server.address() as { port: number }).port);
        resolve(proxy);
      });
    });
  }

  /** Breaks every connection that is open now; new ones get through. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /** From now on nothing arrives and nothing is said: a black hole. */
  swallow(on: boolean): void {
    this.swallowing = on;
    if (!on) this.cut();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
