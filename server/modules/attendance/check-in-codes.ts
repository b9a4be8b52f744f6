import type { Clock } from '../../platform/clock.js';
import type { Secrets } from '../../platform/secrets.js';
import type { CodeState } from './rules/check-in.js';

export const STEP_MS = 15_000;
/** A code counts for its own step and the next, so 15 to 30 s: slow phones, slow networks. */
const STEPS_VALID = 1;
/** How long a code is kept for a device on which somebody still has to sign in. */
const HELD_STEPS = 20;
/** A typed PIN this old is told as expired; anything else as wrong. */
const PIN_MEMORY_STEPS = 40;

/** A PIN without a plausible time is looked for in as many steps: one day. */
const MOST_STEPS = 5_760;

const MOST_MACS = 200;

const TOKEN = /^([0-9a-z]{1,8}-([0-9a-z]{1,8})-[\w-]{16})(?:-([0-9a-z]{1,8})-([\w-]{16}))?$/;

/** A session that codes are made for; the salt changes with every opening. */
export interface CodedSession {
  readonly id: number;
  readonly salt: string | null;
}

/**
 * Rotating codes: a MAC over session, salt and the 15-second step. Nothing is stored, so every
 * process of the server makes and accepts the same codes.
 *
 * Forms: token `session-step-mac` for the QR code; six digits to be typed; and a held token
 * `session-step-mac-until-mac`, which is bound to one device and outlives a sign-in.
 */
export class CheckInCodes {
  /** A whole hall shows the same code: its MAC is made once. */
  private readonly macs = new Map<string, string>();

  constructor(private readonly secrets: Secrets, private readonly clock: Clock) {}

  step(): number {
    return Math.floor(this.clock.now().getTime() / STEP_MS);
  }

  token(session: CodedSession, step = this.step()): string {
    return `${session.id.toString(36)}-${step.toString(36)}-${this.mac(session, step)}`;
  }

  pin(session: CodedSession, step = this.step()): string {
    const digest = Buffer.from(this.secrets.checkInMac(`pin:${session.id}:${session.salt}:${step}`), 'base64url');
    return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  /** The session that a token names, before anything is proved; null when it is no token. */
  sessionIdOf(code: string): number | null {
    const token = TOKEN.exec(code)?.[1];
    return token ? Number.parseInt(token, 36) : null;
  }

  /** @param deviceId of the device that shows the code; only a held token depends on it. */
  stateOf(code: string, session: CodedSession, deviceId: string | null): CodeState {
    if (isPin(code)) return this.stateOfPin(code, session);
    const [, given, step36 = '', until36, heldMac] = TOKEN.exec(code) ?? [];
    const step = Number.parseInt(step36, 36);
    const token = session.salt === null ? null : this.token(session, step);
    if (token === null || given !== token) return 'FORGED';
    if (until36 === undefined) return this.isCurrent(step) ? 'VALID' : 'EXPIRED';
    if (deviceId === null || heldMac !== this.heldMac(token, until36, deviceId)) return 'FORGED';
    return this.step() <= Number.parseInt(until36, 36) ? 'VALID' : 'EXPIRED';
  }

  /**
   * The step that a code was shown in, long after it expired: proof of the half minute in which it was
   * seen. A PIN is looked for around the moment claimed first, so that few guesses fit; null when nothing fits.
   */
  provenStep(code: string, opening: CodedSession & { readonly fromStep: number; readonly toStep: number }, nearStep: number): { step: number; isNear: boolean } | null {
    if (!isPin(code)) {
      const [, given, step36 = ''] = TOKEN.exec(code) ?? [];
      const step = Number.parseInt(step36, 36);
      return given === this.token(opening, step) ? { step, isNear: true } : null;
    }
    const within = (step: number): boolean => step >= opening.fromStep && step <= opening.toStep && this.pin(opening, step) === code;
    for (let away = 0; away <= PIN_MEMORY_STEPS; away += 1) {
      const step = [nearStep - away, nearStep + away].find(within);
      if (step !== undefined) return { step, isNear: true };
    }
    for (let step = Math.max(opening.fromStep, opening.toStep - MOST_STEPS); step <= opening.toStep; step += 1) if (within(step)) return { step, isNear: false };
    return null;
  }

  /** Keeps a code that is valid now for this device alone, for five minutes. */
  hold(code: string, deviceId: string): string {
    const until = (this.step() + HELD_STEPS).toString(36);
    return `${code}-${until}-${this.heldMac(code, until, deviceId)}`;
  }

  /** A code one step ahead comes from another process whose clock is a little fast. */
  private isCurrent(step: number): boolean {
    const age = this.step() - step;
    return age >= -1 && age <= STEPS_VALID;
  }

  private stateOfPin(pin: string, session: CodedSession): CodeState {
    const now = this.step();
    for (let age = 0; session.salt && age <= PIN_MEMORY_STEPS; age += 1) {
      if (this.pin(session, now - age) === pin) return age <= STEPS_VALID ? 'VALID' : 'EXPIRED';
    }
    return 'FORGED';
  }

  private mac({ id, salt }: CodedSession, step: number): string {
    const text = `${id}:${salt}:${step}`;
    const known = this.macs.get(text);
    if (known !== undefined) return known;
    if (this.macs.size >= MOST_MACS) this.macs.clear();
    const made = this.secrets.checkInMac(text);
    this.macs.set(text, made);
    return made;
  }

  private heldMac(token: string, until: string, deviceId: string): string {
    return this.secrets.checkInMac(`held:${token}:${until}:${deviceId}`);
  }
}

export const isPin = (code: string): boolean => /^\d{6}$/.test(code);

/** What people type or paste: full-width digits, blanks, or the whole address behind the QR code. */
export function cleanCode(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return (/\/check-in\/([^/?#\s]+)/.exec(text)?.[1] ?? text).replaceAll(/\s/g, '');
}
