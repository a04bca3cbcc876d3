// An extra for those who have scripts: files of a form are sent in parts before the form is, with their progress, and go on from where a
// broken line has left them. The form then names them by their ids, as it does those of an earlier try. Without it the form sends them itself.
const part = 4 * 1024 * 1024;
const waits = [1000, 3000, 8000];
const rest = (ms) => new Promise((over) => setTimeout(over, ms));

class Refused extends Error {}

for (const input of document.querySelectorAll('input[type=file][data-uploads]')) {
  const { form } = input;
  const { uploads: room, sending, looking, again, broken, sent } = input.dataset;
  const box = document.createElement('div');
  box.className = 'liem-upload';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', input.dataset.title);
  const line = document.createElement('p');
  line.className = 'govuk-body';
  line.setAttribute('role', 'status');
  const here = document.createElement('ul');
  here.className = 'liem-plain';
  box.append(bar, line, here);
  box.hidden = true;
  input.after(box);
  let isBusy = false;

  const say = (text, { name }, percent) => {
    bar.value = percent;
    const said = text.replace('{name}', name).replace('{percent}', percent);
    line.className = 'govuk-body';
    // A reader of the screen is not told the same twice.
    if (line.textContent !== said) line.textContent = said;
  };
  const percentOf = (offset, size) => Math.floor((offset / size) * 100);
  const ask = async (method, path, headers, body) => {
    const token = form.querySelector('[name=_csrf]').value;
    const answer = await fetch(path, {
      method,
      body,
      headers: { 'X-CSRF-Token': token, Accept: 'application/json', ...headers },
    });
    const said = answer.status === 204 ? {} : await answer.json();
    if (answer.ok) return said;
    if (answer.status === 409 && typeof said.offset === 'number') return said;
    // What is no fault of the file is tried again.
    if (answer.status >= 500 || answer.status === 429) throw new Error(said.title);
    throw new Refused(said.errors?.[0]?.detail ?? said.detail ?? said.title);
  };
  const begin = async (file) => {
    const mark = String(file.lastModified);
    const { items } = await ask('GET', room);
    const known = items.find((one) => one.name === file.name && one.size === file.size && one.mark === mark);
    if (known) return known;
    const body = JSON.stringify({ name: file.name, size: file.size, mark });
    return ask('POST', room, { 'Content-Type': 'application/json' }, body);
  };

  async function send(file) {
    let upload;
    let tries = 0;
    let reached = 0;
    for (;;) {
      try {
        upload ??= await begin(file);
        const path = upload.links.self;
        if (upload.isWhole) return upload;
        reached = upload.offset;
        const end = Math.min(file.size, upload.offset + part);
        say(end === file.size && reached > 0 ? looking : sending, file, percentOf(reached, file.size));
        const headers = {
          'Content-Type': 'application/offset+octet-stream',
          'Upload-Offset': String(upload.offset),
        };
        const said = await ask('PATCH', path, headers, file.slice(upload.offset, end));
        upload = { ...upload, ...said };
        tries = 0;
        say(sending, file, percentOf(upload.offset, file.size));
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (tries >= waits.length) {
          say(broken, file, percentOf(reached, file.size));
          return undefined;
        }
        say(again, file, percentOf(reached, file.size));
        await rest(waits[tries]);
        tries += 1;
        upload = undefined;
      }
    }
  }

  const hold = ({ id, name }) => {
    const n = form.querySelectorAll('[name^="held["][name$="[id]"]').length;
    for (const [field, value] of [
      ['id', id],
      ['name', name],
    ]) {
      const hidden = document.createElement('input');
      Object.assign(hidden, { type: 'hidden', name: `held[${n}][${field}]`, value });
      form.append(hidden);
    }
    const entry = document.createElement('li');
    entry.textContent = `✓ ${name}`;
    here.append(entry);
  };

  form.addEventListener('submit', async (event) => {
    if (isBusy) return event.preventDefault();
    if (input.files.length === 0) return;
    event.preventDefault();
    const { submitter } = event;
    isBusy = true;
    box.hidden = false;
    const left = new DataTransfer();
    try {
      const files = [...input.files];
      for (const [n, file] of files.entries()) {
        if (file.size === 0) throw new Refused(input.dataset.empty.replace('{name}', file.name));
        const upload = await send(file);
        if (upload) {
          hold(upload);
          continue;
        }
        files.slice(n).forEach((one) => left.items.add(one));
        break;
      }
    } catch (error) {
      bar.value = 0;
      line.className = 'govuk-error-message';
      line.textContent = error instanceof Refused ? error.message : broken;
      input.value = '';
      isBusy = false;
      input.focus();
      return;
    }
    isBusy = false;
    input.files = left.files;
    if (left.files.length > 0) return;
    say(sent, { name: '' }, 100);
    form.requestSubmit(submitter);
  });
}
