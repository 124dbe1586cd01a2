// Passkeys where the browser has them; without script the password form stands alone.
const post = (url, token, body) => fetch(url, { method: "POST", headers: { RequestVerificationToken: token, "content-type": "application/json" }, body });
const tokenOf = form => form.querySelector("[name=__RequestVerificationToken]").value;
const supported = window.PublicKeyCredential?.parseRequestOptionsFromJSON;

const signIn = document.querySelector("[data-passkey-sign-in]");
if (signIn && supported) {
  signIn.hidden = false;
  signIn.addEventListener("submit", async event => {
    event.preventDefault();
    const error = signIn.querySelector("[data-passkey-error]");
    try {
      const options = await (await post("/account/passkeys/sign-in-options", tokenOf(signIn))).json();
      const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      const answer = await post("/account/passkeys/sign-in", tokenOf(signIn), JSON.stringify(credential));
      if (!answer.ok) throw new Error(answer.status);
      const back = signIn.dataset.return;
      location.assign(back && /^\/(?![/\\])/.test(back) ? back : "/learn");
    } catch {
      error.textContent = error.dataset.text;
    }
  });
}

const add = document.querySelector("[data-passkey-add]");
if (add && supported) {
  add.hidden = false;
  add.addEventListener("submit", async event => {
    event.preventDefault();
    const error = add.querySelector("[data-passkey-error]");
    try {
      const options = await (await post("/account/passkeys/options", tokenOf(add))).json();
      const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      const answer = await post("/account/passkeys", tokenOf(add), JSON.stringify(credential));
      if (!answer.ok) throw new Error(answer.status);
      location.reload();
    } catch {
      error.textContent = error.dataset.text;
    }
  });
}
