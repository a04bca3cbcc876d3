// Asks the browser for a passkey and sends what it says with the form around the button. Without it the forms stay hidden.
const { startAuthentication, startRegistration } = window.SimpleWebAuthnBrowser;
for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = false;
  const failed = form.querySelector('[data-passkey-failed]');
  form.addEventListener('submit', async (event) => {
    // Where a form takes a code in its place, whoever has typed one is not asked.
    if (form.elements.code?.value.trim()) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const optionsJSON = JSON.parse(form.dataset.options);
      const ask = form.dataset.passkey === 'make' ? startRegistration : startAuthentication;
      form.elements.response.value = JSON.stringify(await ask({ optionsJSON }));
    } catch {
      // Broken off by the person, or nothing there that fits.
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}
