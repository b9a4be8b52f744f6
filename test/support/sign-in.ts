import { Client, type Reply } from './test-app.js';

export interface Answer<T> extends Reply<T> {
  /** A client with the cookie that the answer set; the one who asked when it set none. */
  readonly client: Client;
}

/** Sends a request that may sign somebody in, and keeps the cookie. */
export async function sendForCookie<T>(client: Client, query: string, variables: Record<string, unknown>): Promise<Answer<T>> {
  const response = await fetch(`${client.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...client.headers }, body: JSON.stringify({ query, variables }) });
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith('shixun='))?.split(';')[0];
  return { ...(await response.json() as Reply<T>), status: response.status, client: cookie ? new Client(client.url, { ...client.headers, cookie }) : client };
}

export const SIGN_IN = 'mutation ($input: SessionSignInInput!) { sessionSignIn(input: $input) { viewer { accountId name } userErrors { code message } } }';
export const ACTIVATE = 'mutation ($input: AccountActivateInput!) { accountActivate(input: $input) { viewer { accountId name grants { role } } userErrors { code field message } } }';
export const CHANGE_PASSWORD = 'mutation ($input: AccountPasswordChangeInput!) { accountPasswordChange(input: $input) { viewer { accountId } userErrors { code field message } } }';
export const ISSUE = 'mutation ($input: AccountActivationIssueInput!) { accountActivationIssue(input: $input) { activations { teacher { id name } activation { loginName code validUntil } passedOver } userErrors { code message } } }';
export const CREATE_FIRST = 'mutation ($input: AdministratorCreateFirstInput!) { administratorCreateFirst(input: $input) { viewer { name grants { role } } userErrors { code field message } } }';

export interface Issued { accountActivationIssue: { activations: { teacher: { id: string; name: string }; activation: { loginName: string; code: string; validUntil: string } | null; passedOver: string | null }[] | null; userErrors: { code: string; message: string }[] } }
export interface SignedIn<K extends string> { data: Record<K, { viewer: { accountId: string; name: string } | null; userErrors: { code: string; field: string | null; message: string }[] }> }
