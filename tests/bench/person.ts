import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';

/** Somebody at a browser: keeps cookies, follows where a form leads. */
export class Person {
  private cookies = new Map<string, string>();
  private token = '';
  constructor(private readonly url: string) {}

  async ask(path: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/json', 'x-csrf-token': this.token }),
      },
      ...(form && { method: 'POST', body: JSON.stringify(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    if (response.status >= 400)
      throw new Error(`${path} answers ${response.status}: ${await response.text()}`.slice(0, 300));
    return response;
  }

  async signIn(username: string): Promise<void> {
    const read = async (response: Response) =>
      String(((await response.json()) as { csrfToken?: string }).csrfToken);
    this.token = await read(await this.ask('/api/session'));
    this.token = await read(await this.ask('/api/session', { username, password: demonstrationPassword }));
  }

  /** What a script or a form with files sends, as it stands, and what a download is asked by. */
  headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { cookie, 'x-csrf-token': this.token };
  }

  async look(path: string): Promise<void> {
    await (await this.ask(path)).text();
  }

  /** Sends what is looked for, and looks at what was found. */
  async search(text: string): Promise<void> {
    const found = await this.ask('/cases/search', { text, _csrf: this.token });
    await this.look(found.headers.get('location') ?? '/cases');
  }
}
