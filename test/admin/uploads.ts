export type Ending = 'lost' | { readonly status: number; readonly response: unknown };

/** Uploads of a page end as the test says, one after the other; what is left over is lost. Answers what was sent, by purpose and name. */
export function endUploads(endings: Ending[]): string[] {
  const sent: string[] = [];
  /** An XMLHttpRequest that ends as the test says. */
  class Http {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    status = 0;
    response: unknown = null;
    responseType = '';
    onload?: () => void;
    onerror?: () => void;
    private address = '';

    open(_method: string, address: string): void {
      this.address = address;
    }

    setRequestHeader(): void { /* Of no interest here. */ }

    send(form: FormData): void {
      sent.push(`${this.address} ${(form.get('file') as File).name}`);
      const ending = endings.shift();
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      setTimeout(() => {
        if (!ending || ending === 'lost') return this.onerror?.();
        Object.assign(this, ending);
        return this.onload?.();
      }, 5);
    }
  }
  Object.assign(globalThis, { XMLHttpRequest: Http });
  return sent;
}

export const arrived = (id: string, name: string): Ending => ({ status: 200, response: { id, name, sizeBytes: 50, sha256: 'ab' } });
