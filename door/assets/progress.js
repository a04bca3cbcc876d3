// An extra for those who have scripts: how far files have come. Nothing is kept in the browser, and without it the form sends them by itself.
for (const input of document.querySelectorAll('input[type=file][data-sending]')) {
  const { form } = input;
  const { sending, waiting, broken } = input.dataset;
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.hidden = true;
  bar.setAttribute('aria-label', waiting);
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  input.after(bar, line);
  const say = (text, percent) => {
    bar.hidden = false;
    bar.value = percent;
    const said = text.replace('{percent}', percent);
    if (line.textContent !== said) line.textContent = said;
  };
  let isBusy = false;
  form.addEventListener('submit', (event) => {
    if (isBusy) return event.preventDefault();
    if (input.files.length === 0) return;
    event.preventDefault();
    isBusy = true;
    const asked = new XMLHttpRequest();
    asked.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 100);
      say(percent < 100 ? sending : waiting, percent);
    });
    asked.addEventListener('error', () => {
      isBusy = false;
      say(broken, 0);
    });
    asked.addEventListener('load', () => {
      // Where it was taken, another page answers; else the same one says what is missing.
      if (asked.status < 400) return location.assign(asked.responseURL);
      document.open();
      document.write(asked.responseText);
      document.close();
    });
    asked.open('POST', form.action);
    asked.send(new FormData(form, event.submitter));
  });
}
