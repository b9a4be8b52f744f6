/**
 * Callers of one key share a transaction, or a reading: while one group is at it the next gathers, so
 * a lone caller waits for nothing. When a group fails, each of its entries is tried again alone.
 */
export class GroupCommit<I, O> {
  private readonly groups = new Map<string, { busy: boolean; waiting: { item: I; resolve: (value: O) => void; reject: (error: unknown) => void }[] }>();

  /** @param write answers each item of a group, in order, or throws for all of them. */
  constructor(private readonly write: (key: string, items: readonly I[]) => Promise<readonly O[]>, private readonly mostPerGroup = 200) {}

  join(key: string, item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      const group = this.groups.get(key) ?? { busy: false, waiting: [] };
      this.groups.set(key, group);
      group.waiting.push({ item, resolve, reject });
      if (group.busy) return;
      group.busy = true;
      setImmediate(() => void this.drain(key));
    });
  }

  private async drain(key: string): Promise<void> {
    const group = this.groups.get(key);
    while (group && group.waiting.length > 0) {
      const part = group.waiting.splice(0, this.mostPerGroup);
      try {
        const answers = await this.write(key, part.map((each) => each.item));
        part.forEach((each, at) => each.resolve(answers[at] as O));
      } catch (error) {
        if (part.length === 1) part[0]?.reject(error);
        else for (const each of part) await this.write(key, [each.item]).then(([answer]) => each.resolve(answer as O), each.reject);
      }
    }
    this.groups.delete(key);
  }
}
